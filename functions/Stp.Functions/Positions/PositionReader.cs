using System.Globalization;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Positions;

/// <summary>Which positions are asked for; null means all.</summary>
/// <param name="Accounts">Accounts, or null.</param>
/// <param name="Instrument">One instrument.</param>
/// <param name="Product">One product, <c>MIC:PRODUCT</c>.</param>
internal sealed record PositionFilter(IReadOnlyCollection<string>? Accounts, string? Instrument, string? Product);

/// <summary>Reads positions and postings, now or as they were known at an instant.</summary>
internal sealed class PositionReader(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Postings after an instant that are taken back one position at a time.</summary>
    private const int MaxPostings = 100_000;

    private const int MaxConcurrency = 8;

    /// <summary>Up to <paramref name="limit"/> positions after a place in the list, by account and instrument.</summary>
    public async Task<QueryPage<Position>> ListAsync(
        PositionFilter filter, PositionKey? after, int limit, DateTimeOffset? knownAt, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c.type = 'position'"
            + (filter.Accounts is null ? "" : " AND ARRAY_CONTAINS(@accounts, c.account)")
            + (filter.Instrument is null ? "" : " AND c.instrument = @instrument")
            + (filter.Product is null ? "" : " AND c.product = @product")
            + (after is null ? "" : " AND (c.account > @afterAccount OR (c.account = @afterAccount AND c.id > @afterInstrument))")
            + " ORDER BY c.type, c.account, c.id")
            .WithParameter("@accounts", filter.Accounts?.ToArray())
            .WithParameter("@instrument", filter.Instrument)
            .WithParameter("@product", filter.Product)
            .WithParameter("@afterAccount", after?.Account)
            .WithParameter("@afterInstrument", after?.Instrument);
        var (documents, hasMore) = await calls.QueryPageAsync(
            database.Positions, query, partitionKey: null, StorageJson.Default.PositionDocument, limit, cancellationToken);
        var positions = documents.ConvertAll(d => d.ToPosition());
        return new(knownAt is null ? positions : [.. await AsKnownAsync(positions, knownAt.Value, cancellationToken)], hasMore);
    }

    /// <summary>One position, or null where nothing was ever posted.</summary>
    public async Task<Position?> FindAsync(PositionKey key, DateTimeOffset? knownAt, CancellationToken cancellationToken)
    {
        var read = await calls.ReadPositionAsync(database, key, cancellationToken);
        return read is null ? null
            : knownAt is null ? read.Document.ToPosition()
            : (await AsKnownAsync([read.Document.ToPosition()], knownAt.Value, cancellationToken))[0];
    }

    /// <summary>Up to <paramref name="limit"/> postings of a position, oldest first.</summary>
    public async Task<IReadOnlyList<PostingDocument>> PostingsAsync(
        PositionKey key, (DateTimeOffset BookedAt, string Id)? after, int limit, CancellationToken cancellationToken)
    {
        var where = "c.type = 'posting'" + (after is null ? "" : " AND (c.bookedAt > @at OR (c.bookedAt = @at AND c.id > @id))");
        var query = new QueryDefinition($"SELECT * FROM c WHERE {where} ORDER BY c.type, c.bookedAt, c.id")
            .WithParameter("@at", after is { } place ? SortableInstantConverter.Text(place.BookedAt) : null)
            .WithParameter("@id", after?.Id);
        return await calls.QueryAsync(
            database.Positions, query, PositionPartition.Of(key), StorageJson.Default.PostingDocument, limit, cancellationToken);
    }

    /// <summary>Up to <paramref name="limit"/> postings of a position that clear on a date and were booked by an instant, oldest first.</summary>
    public async Task<IReadOnlyList<PostingDocument>> PostingsOfDayAsync(
        PositionKey key, DateOnly date, DateTimeOffset bookedBy, int limit, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c.type = 'posting' AND c.bookedAt <= @by AND c.clearingDate = @date ORDER BY c.type, c.bookedAt, c.id")
            .WithParameter("@by", SortableInstantConverter.Text(bookedBy))
            .WithParameter("@date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return await calls.QueryAsync(
            database.Positions, query, PositionPartition.Of(key), StorageJson.Default.PostingDocument, limit, cancellationToken);
    }

    /// <summary>
    /// Takes back what was posted after the instant. Most questions are about the near past, so that is far less than to add up
    /// everything before it.
    /// </summary>
    private async Task<Position[]> AsKnownAsync(IReadOnlyList<Position> positions, DateTimeOffset knownAt, CancellationToken cancellationToken)
    {
        var known = positions.ToArray();
        var changed = Enumerable.Range(0, known.Length).Where(i => known[i].UpdatedAt > knownAt);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(changed, parallel, async (i, token) =>
        {
            var query = new QueryDefinition(
                "SELECT * FROM c WHERE c.type = 'posting' AND c.bookedAt > @at AND c.bookedAt <= @version ORDER BY c.type, c.bookedAt, c.id")
                .WithParameter("@at", SortableInstantConverter.Text(knownAt))
                // What is booked after the position was read is not in it, and must not be taken back.
                .WithParameter("@version", SortableInstantConverter.Text(known[i].UpdatedAt));
            var later = await calls.QueryAsync(
                database.Positions, query, PositionPartition.Of(known[i].Key), StorageJson.Default.PostingDocument, MaxPostings + 1, token);
            if (later.Count > MaxPostings)
            {
                throw new RequestException(
                    ProblemKinds.KnownAtTooFar, $"{known[i].Key} has more than {MaxPostings} postings after knownAt; ask for a later instant.");
            }

            known[i] = known[i].Without(later.Select(p => p.ToPosting()));
        });
        return known;
    }
}
