using System.Net;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;

namespace Stp.Functions.Cosmos;

/// <summary>Changes of one document that others change too.</summary>
internal static class CosmosChange
{
    /// <summary>Lost races on one document before giving up for now.</summary>
    private const int MaxAttempts = 50;

    /// <summary>
    /// Changes a document under its ETag, as often as somebody else was first: <paramref name="change"/> is given what is stored, or null, and gives
    /// what is to be. The same instance means no change.
    /// </summary>
    /// <exception cref="TimeoutException">Others were first too often.</exception>
    public static async Task<T> ChangeAsync<T>(
        this CosmosCalls calls,
        Container container,
        string id,
        PartitionKey partition,
        JsonTypeInfo<T> type,
        Func<T?, T> change,
        CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await calls.ReadAsync(container, id, partition, type, cancellationToken);
            var next = change(stored?.Document);
            if (ReferenceEquals(next, stored?.Document) || await TryWriteAsync(calls, container, id, partition, type, next, stored?.ETag, cancellationToken))
            {
                return next;
            }
        }

        throw new TimeoutException($"Document {id} of {container.Id} changed {MaxAttempts} times while it was to be changed.");
    }

    private static async Task<bool> TryWriteAsync<T>(
        CosmosCalls calls,
        Container container,
        string id,
        PartitionKey partition,
        JsonTypeInfo<T> type,
        T document,
        string? etag,
        CancellationToken cancellationToken)
    {
        using var response = await calls.SendAsync(
            token =>
            {
                var body = CosmosCalls.Body(document, type);
                var options = new ItemRequestOptions { IfMatchEtag = etag, EnableContentResponseOnWrite = false };
                return etag is null
                    ? container.CreateItemStreamAsync(body, partition, options, token)
                    : container.ReplaceItemStreamAsync(body, id, partition, options, token);
            },
            cancellationToken);
        if (response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        return true;
    }
}
