using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Http.Idempotency;

/// <summary>Remembered answers in Cosmos DB.</summary>
internal sealed class AnswerStore(StpDatabase database, CosmosCalls calls)
{
    private const int PageSize = 500;

    /// <summary>Stores the beginning of an attempt; its ETag, or null where another attempt has the key.</summary>
    public async Task<string?> TryBeginAsync(AnswerDocument attempt, CancellationToken cancellationToken)
    {
        using var response = await calls.SendAsync(
            token => database.Idempotency.CreateItemStreamAsync(Body(attempt), new PartitionKey(attempt.Id), requestOptions: null, token), cancellationToken);
        return response.StatusCode == HttpStatusCode.Conflict ? null : response.EnsureSuccessStatusCode().Headers.ETag;
    }

    public Task<Tagged<AnswerDocument>?> FindAsync(string id, CancellationToken cancellationToken) =>
        calls.ReadAsync(database.Idempotency, id, new PartitionKey(id), StorageJson.Default.AnswerDocument, cancellationToken);

    /// <summary>Puts a document in the place of the version with an ETag; its own ETag, or null where that version is no longer there.</summary>
    public async Task<string?> TryReplaceAsync(AnswerDocument document, string etag, CancellationToken cancellationToken)
    {
        using var response = await calls.SendAsync(
            token => database.Idempotency.ReplaceItemStreamAsync(
                Body(document), document.Id, new PartitionKey(document.Id), new ItemRequestOptions { IfMatchEtag = etag }, token),
            cancellationToken);
        return response.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound ? null : response.EnsureSuccessStatusCode().Headers.ETag;
    }

    /// <summary>Forgets a key; it may be unknown already.</summary>
    public Task DeleteAsync(string id, CancellationToken cancellationToken) =>
        calls.DeleteAsync(database.Idempotency, new PartitionKey(id), id, cancellationToken);

    /// <summary>Forgets some of the keys that have expired, and gives their number: 0 when none is left.</summary>
    public async Task<int> DeleteExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.expiresAt <= @now").WithParameter("@now", SortableInstantConverter.Text(now));
        var (expired, _) = await calls.QueryPageAsync(
            database.Idempotency, query, partitionKey: null, StorageJson.Default.AnswerDocument, PageSize, cancellationToken);
        await calls.DeleteAsync(database.Idempotency, expired.Select(document => (new PartitionKey(document.Id), document.Id)), cancellationToken);
        return expired.Count;
    }

    private static MemoryStream Body(AnswerDocument document) => CosmosCalls.Body(document, StorageJson.Default.AnswerDocument);
}
