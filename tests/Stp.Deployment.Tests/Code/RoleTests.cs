using System.Text.Json;
using System.Text.RegularExpressions;
using Stp.Deployment.Tests.Bicep;
using Stp.Functions.Cosmos;
using Stp.Functions.Reference;

namespace Stp.Deployment.Tests.Code;

/// <summary>A stamp has the roles that its code needs, on what it needs them for, and no other.</summary>
public sealed partial class RoleTests
{
    /// <summary>The built-in roles that are given, by their ids.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["0ad04412-c4d5-4796-b79c-f76d14c8d402"] = "Durable Task Data Contributor",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
    };

    /// <summary>What a call of the Cosmos SDK needs to be allowed.</summary>
    private static readonly Dictionary<string, string> Actions = new(StringComparer.Ordinal)
    {
        ["Create"] = "items/create",
        ["Read"] = "items/read",
        ["Replace"] = "items/replace",
        ["Upsert"] = "items/upsert",
        ["Delete"] = "items/delete",
        ["Patch"] = "items/replace",
        ["GetItemQuery"] = "executeQuery",
        ["GetChangeFeed"] = "readChangeFeed",
        ["ReadContainer"] = "readMetadata",
    };

    [Theory]
    [InlineData("dev", 1)]
    [InlineData("prod", 1)]
    [InlineData("prod", 2)]
    public async Task RolesOfAStamp_AreThoseThatTheCodeNeeds(string environment, int stamp)
    {
        var deployment = await Snapshot.OfAsync(environment, stamp);

        var given = deployment.Of("Microsoft.Authorization/roleAssignments")
            .Select(role => $"{Names[role.Text("properties.roleDefinitionId").Split('/')[^1]]} on {TargetOf(role)}").Order(StringComparer.Ordinal);

        var needed = AppCode.QueueNames.SelectMany(queue => new[]
        {
            $"Azure Service Bus Data Receiver on queues/{queue}",
            $"Azure Service Bus Data Sender on queues/{queue}",
        });
        Assert.Equal(
            needed.Concat(
            [
                "Azure Service Bus Data Sender on topics/booked-trades",
                $"Durable Task Data Contributor on taskHubs/{deployment.Settings()["TASKHUB_NAME"]}",
                $"Key Vault Secrets User on vaults/{NameOf("kv", environment)}",
                $"Monitoring Metrics Publisher on components/appi-stp-{environment}-{stamp}",
                $"Storage Blob Data Owner on storageAccounts/{HostStorage(deployment)}",
                $"Storage Table Data Contributor on storageAccounts/{HostStorage(deployment)}",
                $"Storage Table Data Contributor on tables/{TableReferenceStore.TableName}",
            ]).Order(StringComparer.Ordinal),
            given.Select(text => SuffixOfNames().Replace(text, "${name}")));
    }

    [Fact]
    public async Task ActionsOnDocuments_AreThoseOfTheCode()
    {
        var used = AppCode.Sources.SelectMany(source => CosmosCall().Matches(source)).Select(match => Actions[match.Groups["call"].Value])
            .Append("readMetadata").Distinct().Order(StringComparer.Ordinal);

        var granted = (await Snapshot.OfAsync("prod")).Of("Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions")
            .SelectMany(role => role.At("properties.permissions").EnumerateArray())
            .SelectMany(permission => permission.GetProperty("dataActions").EnumerateArray())
            .Select(action => action.GetString()!.Replace("/sqlDatabases/containers", "", StringComparison.Ordinal)["Microsoft.DocumentDB/databaseAccounts/".Length..]);

        Assert.Equal(used, granted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DocumentsOfTradesPositionsFeedsAndTheAuditTrail_CannotBeDeleted()
    {
        var deployment = await Snapshot.OfAsync("prod");
        var scopes = deployment.Of("Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments").Select(role => role.Text("properties.scope")).ToList();

        Assert.Equal(
            new[] { StpContainers.EndOfDay, StpContainers.Exceptions, StpContainers.Idempotency, StpContainers.SettlementPrices, StpContainers.Statements },
            scopes.Where(scope => scope.Contains("/colls/", StringComparison.Ordinal)).Select(scope => scope.Split('/')[^1]).Order(StringComparer.Ordinal));
        Assert.EndsWith($"/dbs/{StpContainers.Database}", Assert.Single(scopes, scope => !scope.Contains("/colls/", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>An account refuses a change of its roles while another is under way, and with it the deployment.</summary>
    [Fact]
    public async Task RolesOnDocuments_AreMadeOneAfterAnother()
    {
        var roles = (await CompiledTemplate.AllAsync()).Select(template => template.GetProperty("resources")).Where(list => list.ValueKind == JsonValueKind.Array)
            .SelectMany(list => list.EnumerateArray()).Where(resource => resource.GetProperty("type").GetString()!.Contains("/sqlRole", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, roles.Count);
        Assert.All(roles.Zip(roles.Skip(1)), pair =>
            Assert.Contains(pair.Second.GetProperty("dependsOn").EnumerateArray(), other => other.GetString()!.Contains(OwnName(pair.First), StringComparison.Ordinal)));
        Assert.Equal(("serial", 1), (roles[^1].GetProperty("copy").GetProperty("mode").GetString(), roles[^1].GetProperty("copy").GetProperty("batchSize").GetInt32()));

        static string OwnName(JsonElement role) => role.GetProperty("name").GetString() is { } name ? name[name.IndexOf("guid(", StringComparison.Ordinal)..^2] : "";
    }

    [Fact]
    public void RolesThatThePipelineMayGive_AreThoseOfTheTemplate()
    {
        var templates = Repository.Files("bicep", "*.bicep").Select(Repository.Read);

        Assert.Equal(
            templates.SelectMany(text => RoleId().Matches(text)).Select(id => id.Value).Distinct().Order(StringComparer.Ordinal),
            RoleId().Matches(Repository.Read("eng/azure/bootstrap.sh")).Select(id => id.Value).Order(StringComparer.Ordinal));
    }

    /// <summary>Type and name of what a role is given on.</summary>
    private static string TargetOf(Resource role)
    {
        var parts = role.Id.Split("/providers/Microsoft.Authorization/", StringSplitOptions.None)[0].Split('/');
        return $"{parts[^2]}/{parts[^1]}";
    }

    private static string NameOf(string kind, string environment) => $"{kind}-stp-{environment}";

    private static string HostStorage(Snapshot deployment) => $"ststp{deployment.Environment}{deployment.Stamp}";

    /// <summary>The end of a name that makes it unique in Azure.</summary>
    [GeneratedRegex("(?<name>vaults/kv-stp-[a-z]+|storageAccounts/ststp[a-z]+[12])-?[a-z0-9]{6}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SuffixOfNames();

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex RoleId();

    [GeneratedRegex(
        @"\.((?<call>Create|Read|Replace|Upsert|Delete|Patch)Item(Stream)?(Async)?(<\w+>)?\(|(?<call>GetItemQuery|GetChangeFeed)\w*Iterator|(?<call>ReadContainer)StreamAsync\()",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CosmosCall();
}
