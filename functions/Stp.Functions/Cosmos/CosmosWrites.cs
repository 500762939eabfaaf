using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;

namespace Stp.Functions.Cosmos;

/// <summary>Writes of one document, also such as somebody else may have been quicker with.</summary>
internal static class CosmosWrites
{
    /// <summary>Documents that are deleted at once.</summary>
    private const int MaxDeletes = 8;

    private static readonly ItemRequestOptions NoContent = new() { EnableContentResponseOnWrite = false };

    /// <summary>Stores a document that is not there; false where one of its id is.</summary>
    public static async Task<bool> TryCreateAsync<T>(
        this CosmosCalls calls, Container container, PartitionKey key, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await calls.SendAsync(
            token => container.CreateItemStreamAsync(CosmosCalls.Body(document, type), key, NoContent, token), cancellationToken);
        return IsStored(response, HttpStatusCode.Conflict);
    }

    /// <summary>Stores a document, in the place of one of its id.</summary>
    public static async Task UpsertAsync<T>(
        this CosmosCalls calls, Container container, PartitionKey key, T document, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var response = await calls.SendAsync(
            token => container.UpsertItemStreamAsync(CosmosCalls.Body(document, type), key, NoContent, token), cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Replaces a document in the version that was read; false where it has changed since, or where this has been done and the answer was lost.</summary>
    public static async Task<bool> TryReplaceAsync<T>(
        this CosmosCalls calls, Container container, string id, PartitionKey key, T document, string etag, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var options = new ItemRequestOptions { IfMatchEtag = etag, EnableContentResponseOnWrite = false };
        using var response = await calls.SendAsync(
            token => container.ReplaceItemStreamAsync(CosmosCalls.Body(document, type), id, key, options, token), cancellationToken);
        return IsStored(response, HttpStatusCode.PreconditionFailed);
    }

    /// <summary>Deletes a document, which may be gone already.</summary>
    public static async Task DeleteAsync(
        this CosmosCalls calls, Container container, PartitionKey key, string id, CancellationToken cancellationToken)
    {
        using var response = await calls.SendAsync(
            token => container.DeleteItemStreamAsync(id, key, requestOptions: null, token), cancellationToken);
        if (response.StatusCode != HttpStatusCode.NotFound)
        {
            response.EnsureSuccessStatusCode();
        }
    }

    /// <summary>Deletes documents, a few at a time; some may be gone already.</summary>
    public static Task DeleteAsync(
        this CosmosCalls calls, Container container, IEnumerable<(PartitionKey Key, string Id)> documents, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            documents,
            new ParallelOptions { MaxDegreeOfParallelism = MaxDeletes, CancellationToken = cancellationToken },
            async (one, token) => await calls.DeleteAsync(container, one.Key, one.Id, token));

    private static bool IsStored(ResponseMessage response, HttpStatusCode refusal)
    {
        if (response.StatusCode == refusal)
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        return true;
    }
}
