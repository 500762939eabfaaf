using Microsoft.Azure.Cosmos;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Positions;

/// <summary>The one logical partition that a position shares with its postings.</summary>
internal static class PositionPartition
{
    public static PartitionKey Of(PositionKey key) => new PartitionKeyBuilder().Add(key.Account).Add(key.Instrument).Build();

    /// <summary>The position and its ETag, or null where nothing was ever posted.</summary>
    public static Task<Tagged<PositionDocument>?> ReadPositionAsync(
        this CosmosCalls calls, StpDatabase database, PositionKey key, CancellationToken cancellationToken) =>
        calls.ReadAsync(database.Positions, key.Instrument, Of(key), StorageJson.Default.PositionDocument, cancellationToken);

    /// <summary>Those of the named postings that are stored.</summary>
    public static Task<List<PostingDocument>> ReadPostingsAsync(
        this CosmosCalls calls, StpDatabase database, PositionKey key, string[] ids, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE ARRAY_CONTAINS(@ids, c.id)").WithParameter("@ids", ids);
        return calls.QueryAsync(database.Positions, query, Of(key), StorageJson.Default.PostingDocument, ids.Length, cancellationToken);
    }
}
