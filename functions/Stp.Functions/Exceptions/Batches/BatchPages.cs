using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions.Batches;

/// <summary>Does a page of a batch. Doing it again after a crash changes nothing: what was dismissed is not open any more, and what was queued is booked once.</summary>
internal sealed class BatchPages(ExceptionLists lists, ReprocessQueue queue, CosmosExceptionStore store, TimeProvider time)
{
    /// <summary>Exceptions of a page.</summary>
    private const int PageSize = 500;

    /// <summary>Does the next page, and gives the batch as it is after it.</summary>
    public async Task<ExceptionBatch> DoNextAsync(ExceptionBatch batch, CancellationToken cancellationToken)
    {
        (DateTimeOffset, string)? after = batch.AfterReceivedAt is { } at ? (at, batch.AfterId!) : null;
        var (page, hasMore) = await lists.ListAsync(batch.Filter, after, PageSize, cancellationToken, batch.StartedAt);
        var taken = page.Where(document => IsFor(batch, document)).ToList();
        await (batch.Kind == BatchKind.Reprocess
            ? queue.SendAsync(taken, batch.Starter, batch.Id, cancellationToken)
            : DismissAsync(taken, batch, cancellationToken));
        return batch with
        {
            Pages = batch.Pages + 1,
            Queued = batch.Queued + taken.Count,
            AfterReceivedAt = hasMore ? page[^1].ReceivedAt : batch.AfterReceivedAt,
            AfterId = hasMore ? page[^1].Id : batch.AfterId,
            QueuedAt = hasMore ? null : time.GetUtcNow(),
        };
    }

    /// <summary>An amendment that waits for its trade would only be found waiting again; it may be dismissed, where the trade never comes.</summary>
    private static bool IsFor(ExceptionBatch batch, HeldExceptionDocument document) =>
        document.Review.Actions.Count < HeldReview.MaxActions && (batch.Kind == BatchKind.Dismiss || document.Reason != ReasonCodes.AmendmentParked);

    /// <summary>Each with its entry of the audit trail in one transaction, at the instant at which the person has said so.</summary>
    private Task DismissAsync(IEnumerable<HeldExceptionDocument> page, ExceptionBatch batch, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        page,
        new ParallelOptions { MaxDegreeOfParallelism = CosmosExceptionStore.MaxConcurrency, CancellationToken = cancellationToken },
        async (held, token) => await store.ChangeAsync(
            held.Id,
            document => document.With(document.Review.DismissInBatch(batch.StartedBy, batch.DismissReason!, batch.Id, batch.StartedAt)),
            (before, after) => ExceptionAudit.Of(before, after, ExceptionAudit.Dismiss, batch.Starter, batch.StartedAt),
            token));
}
