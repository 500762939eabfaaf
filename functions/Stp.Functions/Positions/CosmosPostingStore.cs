using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Positions;

/// <summary>Postings and positions in Cosmos DB: a position moves in the same transactional batch as the postings that move it, under its ETag.</summary>
internal sealed class CosmosPostingStore(StpDatabase database, CosmosCalls calls, PositionCache cache, TimeProvider time) : IPostingStore
{
    /// <summary>A batch holds 100 operations, one of them the position's.</summary>
    private const int MaxPostingsInBatch = 99;

    /// <summary>Lost races on one position before giving up for now; the messages then come again.</summary>
    private const int MaxAttempts = 50;

    public async Task<IReadOnlyList<string>> PostAsync(
        PositionKey position, IReadOnlyList<Posting> postings, bool someMayExist, CancellationToken cancellationToken)
    {
        // Within this process one batch at a time moves a position: two would only make each other fail.
        using var turn = await cache.EnterAsync(position, cancellationToken);
        var conflicts = new List<string>();
        foreach (var chunk in postings.Chunk(MaxPostingsInBatch))
        {
            conflicts.AddRange(await PostChunkAsync(position, chunk, someMayExist, cancellationToken));
        }

        return conflicts;
    }

    private async Task<IReadOnlyList<string>> PostChunkAsync(
        PositionKey position, IReadOnlyList<Posting> postings, bool someMayExist, CancellationToken cancellationToken)
    {
        var missing = postings;
        IReadOnlyList<string> conflicts = [];
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (someMayExist)
            {
                var stored = await StoredAsync(position, postings, cancellationToken);
                missing = [.. postings.Where(p => !stored.ContainsKey(p.Id))];
                conflicts = [.. postings.Where(p => stored.TryGetValue(p.Id, out var other) && other != p).Select(p => p.Id)];
            }

            if (missing.Count == 0 || await TryCommitAsync(position, missing, cancellationToken))
            {
                return conflicts;
            }

            someMayExist = true;
        }

        throw new TimeoutException($"Position {position} changed {MaxAttempts} times while postings were added; they are tried again later.");
    }

    /// <summary>False when somebody else was first: a posting exists already, or the position is not the one that we know.</summary>
    private async Task<bool> TryCommitAsync(PositionKey key, IReadOnlyList<Posting> postings, CancellationToken cancellationToken)
    {
        var known = cache.Find(key) ?? await ReadPositionAsync(key, cancellationToken);
        var now = After(known?.Document.UpdatedAt);
        var next = (known?.Document ?? Position.Empty(key)).Post(postings, now);
        // The entry is dropped before the call: if the answer is lost, the next attempt reads what is true.
        cache.Forget(key);
        using var response = await calls.ExecuteAsync(token => Batch(next, known?.ETag, postings, now).ExecuteAsync(token), cancellationToken);
        if (response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            return false;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new CosmosException(
                $"Batch of {postings.Count} postings to {key} failed: {response.ErrorMessage}", response.StatusCode, 0, response.ActivityId, response.RequestCharge);
        }

        cache.Remember(key, next, response[^1].ETag);
        return true;
    }

    /// <summary>
    /// The instant of a booking, later than that of the booking before it whatever the clocks say: so a posting belongs to a version of the
    /// position exactly when it was booked no later than that version.
    /// </summary>
    private DateTimeOffset After(DateTimeOffset? last)
    {
        var now = time.GetUtcNow();
        return last is { } before && now <= before ? before.AddTicks(1) : now;
    }

    private TransactionalBatch Batch(Position next, string? etag, IReadOnlyList<Posting> postings, DateTimeOffset now)
    {
        var batch = database.Positions.CreateTransactionalBatch(PositionPartition.Of(next.Key));
        var noContent = new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false };
        foreach (var posting in postings)
        {
            batch.CreateItemStream(CosmosCalls.Body(PostingDocument.Of(posting, now), StorageJson.Default.PostingDocument), noContent);
        }

        var body = CosmosCalls.Body(PositionDocument.Of(next), StorageJson.Default.PositionDocument);
        return etag is null
            ? batch.CreateItemStream(body, noContent)
            : batch.ReplaceItemStream(
                next.Key.Instrument, body, new TransactionalBatchItemRequestOptions { IfMatchEtag = etag, EnableContentResponseOnWrite = false });
    }

    private async Task<Tagged<Position>?> ReadPositionAsync(PositionKey key, CancellationToken cancellationToken)
    {
        var read = await calls.ReadPositionAsync(database, key, cancellationToken);
        return read is null ? null : new Tagged<Position>(read.Document.ToPosition(), read.ETag);
    }

    private async Task<Dictionary<string, Posting>> StoredAsync(
        PositionKey key, IReadOnlyList<Posting> postings, CancellationToken cancellationToken)
    {
        var stored = await calls.ReadPostingsAsync(database, key, [.. postings.Select(p => p.Id)], cancellationToken);
        return stored.ToDictionary(p => p.Id, p => p.ToPosting(), StringComparer.Ordinal);
    }
}
