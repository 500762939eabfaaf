using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Stamps;

/// <summary>The stamps that share one book, in Cosmos DB, which is what they share.</summary>
internal sealed class StampStore(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Stamps that are looked at; an account spans three regions at most.</summary>
    private const int MaxStamps = 16;

    /// <summary>A sign of life.</summary>
    public Task BeatAsync(string name, DateTimeOffset now, CancellationToken cancellationToken) => calls.ChangeAsync(
        database.Stamps,
        name,
        new PartitionKey(name),
        StorageJson.Default.StampDocument,
        stored => stored is null ? new StampDocument(name, now) : stored with { HeardAt = now },
        cancellationToken);

    /// <summary>Every stamp that ever gave a sign of life.</summary>
    public Task<List<StampDocument>> ListAsync(CancellationToken cancellationToken) => calls.QueryAsync(
        database.Stamps, new QueryDefinition("SELECT * FROM c ORDER BY c.id"), partitionKey: null, StorageJson.Default.StampDocument, MaxStamps, cancellationToken);

    /// <summary>Takes note of what people were told of a stamp; nothing where another has.</summary>
    public Task ToldAsync(StampDocument seen, DateTimeOffset? silentSince, CancellationToken cancellationToken) => calls.ChangeAsync(
        database.Stamps,
        seen.Id,
        new PartitionKey(seen.Id),
        StorageJson.Default.StampDocument,
        stored =>
        {
            var stamp = stored ?? seen;
            return stamp.ToldSilentSince == seen.ToldSilentSince ? stamp with { ToldSilentSince = silentSince } : stamp;
        },
        cancellationToken);
}
