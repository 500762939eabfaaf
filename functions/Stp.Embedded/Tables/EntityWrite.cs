using Azure;
using Azure.Data.Tables;

namespace Stp.Embedded.Tables;

/// <summary>One change of an entity. A default condition stands for none.</summary>
internal sealed record EntityWrite(
    TableTransactionActionType Kind,
    string PartitionKey,
    string RowKey,
    IReadOnlyDictionary<string, object> Properties,
    ETag Condition)
{
    /// <summary>Checks the entity against the rules of the service, which throws the service's faults.</summary>
    public static EntityWrite Of(TableTransactionActionType kind, ITableEntity entity, ETag condition)
    {
        ArgumentNullException.ThrowIfNull(entity);
        EntityRules.CheckKey(nameof(entity.PartitionKey), entity.PartitionKey);
        EntityRules.CheckKey(nameof(entity.RowKey), entity.RowKey);
        var properties = kind == TableTransactionActionType.Delete ? new Dictionary<string, object>() : EntityBinder.Properties(entity);
        EntityRules.CheckProperties(entity.PartitionKey, entity.RowKey, properties);
        // On the wire an update without If-Match is an upsert, and that is what the client sends for a default condition.
        var effective = condition == default ? WithoutCondition(kind) : kind;
        return new EntityWrite(effective, entity.PartitionKey, entity.RowKey, properties, condition);
    }

    private static TableTransactionActionType WithoutCondition(TableTransactionActionType kind) => kind switch
    {
        TableTransactionActionType.UpdateMerge => TableTransactionActionType.UpsertMerge,
        TableTransactionActionType.UpdateReplace => TableTransactionActionType.UpsertReplace,
        _ => kind,
    };
}
