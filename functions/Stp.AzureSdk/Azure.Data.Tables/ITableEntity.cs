#nullable disable

namespace Azure.Data.Tables;

/// <summary>A row of a table.</summary>
public interface ITableEntity
{
    /// <summary>The version.</summary>
    ETag ETag { get; set; }

    /// <summary>The partition.</summary>
    string PartitionKey { get; set; }

    /// <summary>The key within the partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote it.</summary>
    DateTimeOffset? Timestamp { get; set; }
}
