using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Audit;

/// <summary>Changes of documents that have an entry in the audit trail: both are stored, or none.</summary>
internal sealed class AuditedWrites(CosmosCalls calls, AuditOutbox outbox)
{
    /// <summary>Lost races on one document before giving up for now.</summary>
    private const int MaxAttempts = 50;

    /// <summary>
    /// Changes a document under its ETag, as often as somebody else was first; null where there is none. The same instance means no change. A
    /// change may be asked for once more after it was stored, where the answer of the store was lost; its entry follows then with those that a
    /// crash leaves.
    /// </summary>
    /// <param name="container">Where it is.</param>
    /// <param name="type">How it is written.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="place">Its id and partition.</param>
    /// <param name="change">From what is stored to what is to be.</param>
    /// <param name="audit">The entry for what was before and after; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="TimeoutException">Others were first too often.</exception>
    public async Task<T?> ChangeAsync<T>(
        Container container,
        JsonTypeInfo<T> type,
        Func<CancellationToken, Task<Tagged<T>?>> read,
        Func<T, (string Id, PartitionKey Partition)> place,
        Func<T, Task<T>> change,
        Func<T, T, PendingAudit?> audit,
        CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            if (await read(cancellationToken) is not { } stored)
            {
                return null;
            }

            var changed = await change(stored.Document);
            if (ReferenceEquals(changed, stored.Document))
            {
                return changed;
            }

            var pending = audit(stored.Document, changed);
            if (await TryReplaceAsync(container, place(changed), changed, stored.ETag, type, pending, cancellationToken))
            {
                await (pending is null ? Task.CompletedTask : outbox.TryMoveAsync(pending, cancellationToken));
                return changed;
            }
        }

        throw new TimeoutException($"A document of {container.Id} changed {MaxAttempts} times while it was to be changed.");
    }

    /// <summary>Replaces a document in the version that was read; false where it has changed since.</summary>
    private async Task<bool> TryReplaceAsync<T>(
        Container container,
        (string Id, PartitionKey Partition) place,
        T document,
        string etag,
        JsonTypeInfo<T> type,
        PendingAudit? pending,
        CancellationToken cancellationToken)
    {
        var options = new TransactionalBatchItemRequestOptions { IfMatchEtag = etag, EnableContentResponseOnWrite = false };
        using var response = await calls.ExecuteAsync(
            token => AuditOutbox.With(
                container.CreateTransactionalBatch(place.Partition).ReplaceItemStream(place.Id, CosmosCalls.Body(document, type), options), pending).ExecuteAsync(token),
            cancellationToken);
        if (response.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }

        CosmosCalls.Require(response);
        return true;
    }
}
