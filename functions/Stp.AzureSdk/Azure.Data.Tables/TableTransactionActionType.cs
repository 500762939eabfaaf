#nullable disable

namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does.</summary>
public enum TableTransactionActionType
{
    /// <summary>Adds the entity; it must not be there.</summary>
    Add = 0,

    /// <summary>Merges into the entity; it must be there.</summary>
    UpdateMerge = 1,

    /// <summary>Replaces the entity; it must be there.</summary>
    UpdateReplace = 2,

    /// <summary>Deletes the entity; it must be there.</summary>
    Delete = 3,

    /// <summary>Merges into the entity or adds it.</summary>
    UpsertMerge = 4,

    /// <summary>Replaces the entity or adds it.</summary>
    UpsertReplace = 5,
}
