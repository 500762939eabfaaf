using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions.Batches;

/// <summary>How far batches are.</summary>
internal sealed class BatchView(ExceptionLists lists)
{
    public async Task<BatchItem> OfAsync(ExceptionBatch batch, CancellationToken cancellationToken)
    {
        var counts = await lists.CountBatchAsync(batch.Id, cancellationToken);
        var underWay = counts.GetValueOrDefault(HeldStatus.Reprocessing);
        return new BatchItem(
            batch.Id,
            batch.Kind,
            batch.Filter.Cause,
            batch.Filter.Reason,
            batch.Filter.Venue,
            batch.Filter.Session,
            batch.Filter.Owner,
            batch.DismissReason,
            batch.StartedBy,
            batch.StartedAt,
            // Of a page that is under way some are known to be done before the batch has noted the page.
            Math.Max(batch.Queued, counts.Values.Sum()),
            batch.QueuedAt,
            underWay,
            counts.GetValueOrDefault(HeldStatus.Resolved),
            counts.GetValueOrDefault(HeldStatus.Open),
            counts.GetValueOrDefault(HeldStatus.Dismissed),
            batch.QueuedAt is not null && underWay == 0,
            batch.Failure);
    }
}
