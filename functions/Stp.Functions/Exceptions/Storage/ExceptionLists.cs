using Microsoft.Azure.Cosmos;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Cosmos;
using Stp.Functions.Http;

namespace Stp.Functions.Exceptions.Storage;

/// <summary>Lists and counts of held messages in Cosmos DB. Counting reads indexes and no message.</summary>
internal sealed class ExceptionLists(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Causes that are told at a time. Beyond, a feed is broken in every message, and these tell it.</summary>
    public const int MaxGroups = 10_000;

    /// <summary>Up to <paramref name="limit"/> exceptions after a place in the list, oldest first, received by an instant if one is given.</summary>
    public async Task<QueryPage<HeldExceptionDocument>> ListAsync(
        ExceptionFilter filter,
        (DateTimeOffset ReceivedAt, string Id)? after,
        int limit,
        CancellationToken cancellationToken,
        DateTimeOffset? receivedBy = null) => await calls.QueryPageAsync(
        database.Exceptions, filter.Query(after, receivedBy), partitionKey: null, StorageJson.Default.HeldExceptionDocument, limit, cancellationToken);

    /// <summary>The causes of a status behind a place in the list, by their text, which begins with the reason and the venue.</summary>
    /// <param name="status">Where the exceptions stand.</param>
    /// <param name="prefix">What the texts begin with, or null.</param>
    /// <param name="after">The text that they come after, or null.</param>
    /// <param name="receivedBy">Only exceptions received by then, or null.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<HeldGroup>> GroupsAsync(
        HeldStatus status, string? prefix, string? after, DateTimeOffset? receivedBy, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            "SELECT c.cause, COUNT(1) AS messages, MIN(c.receivedAt) AS oldest, MAX(c.receivedAt) AS newest FROM c"
            + " WHERE c.type = 'exception' AND c.review.status = @status"
            + (prefix is null ? "" : " AND STARTSWITH(c.cause, @prefix)")
            + (after is null ? "" : " AND c.cause > @after")
            + (receivedBy is null ? "" : " AND c.receivedAt <= @by")
            + " GROUP BY c.cause")
            .WithParameter("@status", EnumText.Of(status))
            .WithParameter("@prefix", prefix)
            .WithParameter("@after", after)
            .WithParameter("@by", receivedBy is { } by ? SortableInstantConverter.Text(by) : null);
        var groups = await calls.QueryAsync(
            database.Exceptions, query, partitionKey: null, StorageJson.Default.HeldGroup, MaxGroups, cancellationToken);
        // GROUP BY takes no ORDER BY.
        return [.. groups.OrderBy(group => group.Cause, StringComparer.Ordinal)];
    }

    /// <summary>How many exceptions were received by an instant and are neither booked nor dismissed, by venue and reason.</summary>
    public async Task<IReadOnlyList<HeldCount>> CountOpenAsync(DateTimeOffset receivedBy, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<(string Venue, string Reason), int>();
        foreach (var status in (HeldStatus[])[HeldStatus.Open, HeldStatus.Reprocessing])
        {
            foreach (var group in await GroupsAsync(status, prefix: null, after: null, receivedBy, cancellationToken))
            {
                var place = HoldCause.TryParse(group.Cause, out var cause)
                    ? (cause.Venue, cause.Reason)
                    : throw new InvalidOperationException($"\"{group.Cause}\" is no cause.");
                counts[place] = counts.GetValueOrDefault(place) + group.Messages;
            }
        }

        return [.. counts.Select(count => new HeldCount(count.Key.Venue, count.Key.Reason, count.Value))];
    }

    /// <summary>How many exceptions stand so.</summary>
    public async Task<int> CountAsync(HeldStatus status, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.type = 'exception' AND c.review.status = @status")
            .WithParameter("@status", EnumText.Of(status));
        return (await calls.QueryAsync(
            database.Exceptions, query, partitionKey: null, StorageJson.Default.Int32, limit: 1, cancellationToken)).Sum();
    }

    /// <summary>How many exceptions that were last reprocessed in a batch stand how.</summary>
    public async Task<IReadOnlyDictionary<HeldStatus, int>> CountBatchAsync(string batch, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            "SELECT c.review.status, COUNT(1) AS messages FROM c WHERE c.type = 'exception' AND c.review.batch = @batch GROUP BY c.review.status")
            .WithParameter("@batch", batch);
        var counts = await calls.QueryAsync(
            database.Exceptions, query, partitionKey: null, StorageJson.Default.StatusCount, limit: Enum.GetValues<HeldStatus>().Length, cancellationToken);
        return counts.ToDictionary(count => count.Status, count => count.Messages);
    }
}

/// <summary>How many exceptions have one cause.</summary>
/// <param name="Cause">The cause, as <see cref="HoldCause"/> writes it.</param>
/// <param name="Messages">How many.</param>
/// <param name="Oldest">When the first of them was received.</param>
/// <param name="Newest">When the last.</param>
internal sealed record HeldGroup(string Cause, int Messages, DateTimeOffset Oldest, DateTimeOffset Newest);

/// <summary>How many exceptions stand so.</summary>
internal sealed record StatusCount(HeldStatus Status, int Messages);
