using System.Text;

namespace Stp.Embedded.Cosmos;

/// <summary>What the account says of itself: one region, which takes writes.</summary>
internal static class AccountDocument
{
    public static byte[] Json(Uri endpoint)
    {
        var location = $$"""[{"name":"Embedded","databaseAccountEndpoint":"{{endpoint}}"}]""";
        return Encoding.UTF8.GetBytes(
            $$"""
            {"id":"embedded","_self":"","_rid":"embedded","media":"//media/","addresses":"//addresses/","_dbs":"//dbs/",
             "writableLocations":{{location}},"readableLocations":{{location}},"enableMultipleWriteLocations":false,
             "userReplicationPolicy":{"asyncReplication":false,"minReplicaSetSize":1,"maxReplicasetSize":1},
             "userConsistencyPolicy":{"defaultConsistencyLevel":"Session"},
             "systemReplicationPolicy":{"minReplicaSetSize":1,"maxReplicasetSize":1},
             "readPolicy":{"primaryReadCoefficient":1,"secondaryReadCoefficient":1},
             "queryEngineConfiguration":"{\"maxSqlQueryInputLength\":524288,\"maxJoinsPerSqlQuery\":10,\"enableSpatialIndexing\":false,\"maxInExpressionItemsCount\":16000,\"maxLogicalAndPerSqlQuery\":2000,\"maxLogicalOrPerSqlQuery\":2000,\"sqlAllowTop\":true,\"sqlAllowSubQuery\":true}"}
            """);
    }
}
