#nullable disable

namespace Azure.Data.Tables;

/// <summary>One action of a transaction.</summary>
public class TableTransactionAction
{
    /// <summary>An action without condition.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <summary>An action on that version of the entity.</summary>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    /// <summary>What it does.</summary>
    public TableTransactionActionType ActionType { get; }

    /// <summary>The entity.</summary>
    public ITableEntity Entity { get; }

    /// <summary>The version, or default for any.</summary>
    public ETag ETag { get; }
}
