using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions.Reprocessing;

/// <summary>
/// Reprocesses everything that a filter matches, page by page. Each page ends with the order for the next in the queue, so that a batch of any
/// size goes on after a crash where it was, and never holds more than a page in memory.
/// </summary>
internal sealed class ReprocessBatches(
    StpDatabase database, CosmosCalls calls, AuditOutbox outbox, ExceptionLists lists, ReprocessQueue queue, TimeProvider time)
{
    /// <summary>Exceptions of a page.</summary>
    private const int PageSize = 500;

    /// <summary>Lost races on one batch before giving up for now.</summary>
    private const int MaxAttempts = 20;

    /// <summary>Tells the id of a batch from that of an exception, which is as long.</summary>
    private const string IdPrefix = "batch-";

    /// <summary>Starts a batch. The document is there before the first order is queued: a start that was cut off in between is nothing that runs.</summary>
    public async Task<ReprocessBatch> StartAsync(ExceptionFilter filter, string by, CancellationToken cancellationToken)
    {
        var id = IdPrefix + Guid.NewGuid().ToString("N");
        var batch = new ReprocessBatch
        {
            Id = id,
            ExceptionId = id,
            Filter = filter with { Status = HeldStatus.Open },
            StartedBy = by,
            StartedAt = time.GetUtcNow(),
        };
        var pending = ExceptionAudit.OfBatch(batch);
        await CreateAsync(batch, pending, cancellationToken);
        await queue.SendPageAsync(id, page: 0, cancellationToken);
        await outbox.TryMoveAsync(pending, cancellationToken);
        return batch;
    }

    /// <summary>A batch, or null.</summary>
    public async Task<ReprocessBatch?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, cancellationToken))?.Document;

    /// <summary>
    /// Queues a page of exceptions, and the order for the page after it. An order that comes again after its page was done only sees to it that
    /// the next one is ordered.
    /// </summary>
    public async Task RunPageAsync(string id, int page, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is not { } read || read.Document.Pages > page + 1)
        {
            return;
        }

        var batch = read.Document;
        if (batch.Pages == page && batch.QueuedAt is null)
        {
            batch = await QueueAsync(batch, cancellationToken);
            if (!await TryReplaceAsync(batch, read.ETag, cancellationToken))
            {
                // The same order came twice, or the answer to the last attempt was lost: the page is done, and what is left is the order for the next.
                await RunPageAsync(id, page, cancellationToken);
                return;
            }
        }

        if (batch.QueuedAt is null)
        {
            await queue.SendPageAsync(id, batch.Pages, cancellationToken);
        }
    }

    /// <summary>Gives a batch up whose next page could not be queued: what is still open is for another one.</summary>
    public async Task FailAsync(string id, string reason, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await ReadAsync(id, cancellationToken) is not { Document.QueuedAt: null } read
                || await TryReplaceAsync(read.Document with { QueuedAt = time.GetUtcNow(), Failure = reason }, read.ETag, cancellationToken))
            {
                return;
            }
        }

        throw new TimeoutException($"Batch {id} changed {MaxAttempts} times while it was to be given up.");
    }

    private async Task CreateAsync(ReprocessBatch batch, PendingAudit pending, CancellationToken cancellationToken)
    {
        using var response = await calls.ExecuteAsync(
            token => AuditOutbox.With(
                database.Exceptions.CreateTransactionalBatch(new PartitionKey(batch.Id)).CreateItemStream(
                    CosmosCalls.Body(batch, StorageJson.Default.ReprocessBatch),
                    new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false }),
                pending).ExecuteAsync(token),
            cancellationToken);
        // It is there where an earlier attempt was applied and its answer lost.
        if (response.StatusCode != HttpStatusCode.Conflict)
        {
            CosmosCalls.Require(response);
        }
    }

    private async Task<ReprocessBatch> QueueAsync(ReprocessBatch batch, CancellationToken cancellationToken)
    {
        (DateTimeOffset, string)? after = batch.AfterReceivedAt is { } at ? (at, batch.AfterId!) : null;
        var (page, hasMore) = await lists.ListAsync(batch.Filter, after, PageSize, cancellationToken, batch.StartedAt);
        // An amendment that waits for its trade would only be found waiting again.
        var ready = page.Where(document => document.Reason != ReasonCodes.AmendmentParked && document.Review.Actions.Count < HeldReview.MaxActions).ToList();
        await queue.SendAsync(ready, batch.StartedBy, batch.Id, cancellationToken);
        return batch with
        {
            Pages = batch.Pages + 1,
            Queued = batch.Queued + ready.Count,
            AfterReceivedAt = hasMore ? page[^1].ReceivedAt : batch.AfterReceivedAt,
            AfterId = hasMore ? page[^1].Id : batch.AfterId,
            QueuedAt = hasMore ? null : time.GetUtcNow(),
        };
    }

    private async Task<Tagged<ReprocessBatch>?> ReadAsync(string id, CancellationToken cancellationToken) =>
        id.StartsWith(IdPrefix, StringComparison.Ordinal) && Guid.TryParseExact(id.AsSpan(IdPrefix.Length), "N", out _)
            ? await calls.ReadAsync(database.Exceptions, id, new PartitionKey(id), StorageJson.Default.ReprocessBatch, cancellationToken)
            : null;

    private Task<bool> TryReplaceAsync(ReprocessBatch batch, string etag, CancellationToken cancellationToken) => calls.TryReplaceAsync(
        database.Exceptions, batch.Id, new PartitionKey(batch.Id), batch, etag, StorageJson.Default.ReprocessBatch, cancellationToken);
}
