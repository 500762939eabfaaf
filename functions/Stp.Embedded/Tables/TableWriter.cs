using Azure;
using Azure.Data.Tables;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tables;

/// <summary>Applies changes to entities as the service does, inside a transaction of the store.</summary>
internal static class TableWriter
{
    /// <summary>The new version, or null after a delete. Throws the service's fault; then the store rolls the work back.</summary>
    public static long? Apply(SqliteSession session, long table, EntityWrite write, DateTimeOffset now)
    {
        var current = TableRows.Find(session, table, write.PartitionKey, write.RowKey);
        Check(write, current);
        if (write.Kind == TableTransactionActionType.Delete)
        {
            TableRows.Delete(session, table, write.PartitionKey, write.RowKey);
            return null;
        }

        var merges = write.Kind is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge;
        var properties = merges && current is not null ? Merged(current, write) : write.Properties;
        return TableRows.Put(session, table, write.PartitionKey, write.RowKey, properties, now);
    }

    private static void Check(EntityWrite write, StoredEntity? current)
    {
        switch (write.Kind, current)
        {
            case (TableTransactionActionType.UpsertMerge or TableTransactionActionType.UpsertReplace, _):
            case (TableTransactionActionType.Add, null):
                return;
            case (TableTransactionActionType.Add, _):
                throw TableFault.EntityAlreadyExists(write.PartitionKey, write.RowKey);
            case (_, null):
                throw TableFault.EntityNotFound(write.PartitionKey, write.RowKey);
            case (_, { } stored) when write.Condition != default && write.Condition != ETag.All && write.Condition != stored.ETag:
                throw TableFault.ConditionFailed(write.PartitionKey, write.RowKey);
        }
    }

    private static Dictionary<string, object> Merged(StoredEntity current, EntityWrite write)
    {
        var properties = new Dictionary<string, object>(current.Properties, StringComparer.Ordinal);
        foreach (var (name, value) in write.Properties)
        {
            properties[name] = value;
        }

        EntityRules.CheckProperties(write.PartitionKey, write.RowKey, properties);
        return properties;
    }
}
