using Azure;

namespace Stp.Embedded.Tables;

/// <summary>
/// An entity as it is stored. Properties are of the types of the service: string, int, long, double, bool, Guid, DateTimeOffset (UTC),
/// byte[].
/// </summary>
internal sealed record StoredEntity(
    string PartitionKey,
    string RowKey,
    long Version,
    DateTimeOffset Timestamp,
    IReadOnlyDictionary<string, object> Properties)
{
    public ETag ETag => ETagOf(Version);

    public static ETag ETagOf(long version) => new($"W/\"{version}\"");

    /// <summary>A property of the entity or of its key, or null where it has none.</summary>
    public object? Find(string property) => property switch
    {
        nameof(PartitionKey) => PartitionKey,
        nameof(RowKey) => RowKey,
        nameof(Timestamp) => Timestamp,
        _ => Properties.GetValueOrDefault(property),
    };
}
