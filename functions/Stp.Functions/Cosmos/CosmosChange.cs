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

    private static Task<bool> TryWriteAsync<T>(
        CosmosCalls calls,
        Container container,
        string id,
        PartitionKey partition,
        JsonTypeInfo<T> type,
        T document,
        string? etag,
        CancellationToken cancellationToken) => etag is null
            ? calls.TryCreateAsync(container, partition, document, type, cancellationToken)
            : calls.TryReplaceAsync(container, id, partition, document, etag, type, cancellationToken);
}
