using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Holding.Review;
using Stp.Domain.People;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions.Batches;

/// <summary>
/// Reprocesses or dismisses everything that a filter matches, page by page. Each page ends with the order for the next in the queue, so that a
/// batch of any size goes on after a crash where it was, and never holds more than a page in memory.
/// </summary>
internal sealed class ExceptionBatches(
    StpDatabase database, CosmosCalls calls, AuditOutbox outbox, BatchPages pages, ReprocessQueue queue, TimeProvider time)
{
    /// <summary>Lost races on one batch before giving up for now.</summary>
    private const int MaxAttempts = 20;

    /// <summary>Tells the id of a batch from that of an exception, which is as long.</summary>
    private const string IdPrefix = "batch-";

    /// <summary>Starts a batch. The document is there before the first order is queued: a start that was cut off in between is nothing that runs.</summary>
    /// <param name="filter">Which exceptions; those of them that are open.</param>
    /// <param name="by">Who starts it.</param>
    /// <param name="dismissReason">Why they are not to be booked; null where they are reprocessed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ExceptionBatch> StartAsync(ExceptionFilter filter, Person by, string? dismissReason, CancellationToken cancellationToken)
    {
        var id = IdPrefix + Guid.NewGuid().ToString("N");
        var batch = new ExceptionBatch
        {
            Id = id,
            ExceptionId = id,
            Filter = filter with { Status = HeldStatus.Open },
            DismissReason = dismissReason,
            StartedBy = by.Name,
            StartedById = by.Id,
            StartedAt = time.GetUtcNow(),
        };
        var pending = ExceptionAudit.OfBatch(batch);
        await CreateAsync(batch, pending, cancellationToken);
        await queue.SendPageAsync(id, page: 0, cancellationToken);
        await outbox.TryMoveAsync(pending, cancellationToken);
        return batch;
    }

    /// <summary>A batch, or null.</summary>
    public async Task<ExceptionBatch?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(id, cancellationToken))?.Document;

    /// <summary>
    /// Does a page of exceptions, and queues the order for the page after it. An order that comes again after its page was done only sees to it
    /// that the next one is ordered.
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
            batch = await pages.DoNextAsync(batch, cancellationToken);
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

    /// <summary>Gives a batch up whose next page could not be done: what is still open is for another one.</summary>
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

    private async Task CreateAsync(ExceptionBatch batch, PendingAudit pending, CancellationToken cancellationToken)
    {
        using var response = await calls.ExecuteAsync(
            token => AuditOutbox.With(
                database.Exceptions.CreateTransactionalBatch(new PartitionKey(batch.Id)).CreateItemStream(
                    CosmosCalls.Body(batch, StorageJson.Default.ExceptionBatch),
                    new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false }),
                pending).ExecuteAsync(token),
            cancellationToken);
        // It is there where an earlier attempt was applied and its answer lost.
        if (response.StatusCode != HttpStatusCode.Conflict)
        {
            CosmosCalls.Require(response);
        }
    }

    private async Task<Tagged<ExceptionBatch>?> ReadAsync(string id, CancellationToken cancellationToken) =>
        id.StartsWith(IdPrefix, StringComparison.Ordinal) && Guid.TryParseExact(id.AsSpan(IdPrefix.Length), "N", out _)
            ? await calls.ReadAsync(database.Exceptions, id, new PartitionKey(id), StorageJson.Default.ExceptionBatch, cancellationToken)
            : null;

    private Task<bool> TryReplaceAsync(ExceptionBatch batch, string etag, CancellationToken cancellationToken) => calls.TryReplaceAsync(
        database.Exceptions, batch.Id, new PartitionKey(batch.Id), batch, etag, StorageJson.Default.ExceptionBatch, cancellationToken);
}
