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

        var properties = current is not null && write.Kind is TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge
            ? Merged(current, write)
            : write.Properties;
        return TableRows.Put(session, table, write.PartitionKey, write.RowKey, properties, now);
    }

    private static void Check(EntityWrite write, StoredEntity? current)
    {
        switch (write.Kind)
        {
            case TableTransactionActionType.Add when current is not null:
                throw TableFault.EntityAlreadyExists(write.PartitionKey, write.RowKey);
            case TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete when current is null:
                throw TableFault.EntityNotFound(write.PartitionKey, write.RowKey);
            case TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace or TableTransactionActionType.Delete
                when write.Condition != default && write.Condition != Azure.ETag.All && write.Condition != current!.ETag:
                throw TableFault.ConditionFailed(write.PartitionKey, write.RowKey);
        }
    }

    private static Dictionary<string, object> Merged(StoredEntity? current, EntityWrite write)
    {
        var properties = new Dictionary<string, object>(current?.Properties ?? new Dictionary<string, object>(), StringComparer.Ordinal);
        foreach (var (name, value) in write.Properties)
        {
            properties[name] = value;
        }

        EntityRules.CheckProperties(write.PartitionKey, write.RowKey, properties);
        return properties;
    }
}
