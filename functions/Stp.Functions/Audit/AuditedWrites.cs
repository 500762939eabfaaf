using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Audit;

/// <summary>Writes that have an entry in the audit trail: both are stored, or none.</summary>
internal static class AuditedWrites
{
    /// <summary>Replaces a document in the version that was read, with the entry in one transaction; false where it has changed since.</summary>
    public static async Task<bool> TryReplaceAsync<T>(
        this CosmosCalls calls,
        Container container,
        string id,
        PartitionKey partition,
        T document,
        string etag,
        JsonTypeInfo<T> type,
        PendingAudit? pending,
        CancellationToken cancellationToken)
    {
        var options = new TransactionalBatchItemRequestOptions { IfMatchEtag = etag, EnableContentResponseOnWrite = false };
        using var response = await calls.ExecuteAsync(
            token => AuditOutbox.With(
                container.CreateTransactionalBatch(partition).ReplaceItemStream(id, CosmosCalls.Body(document, type), options), pending).ExecuteAsync(token),
            cancellationToken);
        if (response.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }

        CosmosCalls.Require(response);
        return true;
    }
}
