using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.EndOfDay.Restating;

/// <summary>Remembers up to which instant postings have been looked at, in container <c>eod</c>.</summary>
internal sealed class WatchStore(StpDatabase database, CosmosCalls calls)
{
    private const string Id = "restatement-watch";

    /// <summary>A partition of its own, beside those of dates.</summary>
    private const string Partition = "watch";

    /// <summary>The instant, or null before the first look.</summary>
    public async Task<DateTimeOffset?> ReadAsync(CancellationToken cancellationToken) => (await calls.ReadAsync(
        database.EndOfDay, Id, new PartitionKey(Partition), StorageJson.Default.WatchDocument, cancellationToken))?.Document.LookedAtUntil;

    public Task WriteAsync(DateTimeOffset until, CancellationToken cancellationToken) => calls.UpsertAsync(
        database.EndOfDay, new PartitionKey(Partition), new WatchDocument(Id, Partition, until), StorageJson.Default.WatchDocument, cancellationToken);
}

/// <summary>Up to which instant postings have been looked at.</summary>
internal sealed record WatchDocument(string Id, string BusinessDate, DateTimeOffset LookedAtUntil);
