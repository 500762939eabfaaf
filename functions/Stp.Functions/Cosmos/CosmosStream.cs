using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;

namespace Stp.Functions.Cosmos;

/// <summary>Queries of any length, read page by page.</summary>
internal static class CosmosStream
{
    /// <summary>Documents of a page: what a call costs is shared by so many, and no more are in memory.</summary>
    private const int PageSize = 500;

    /// <summary>
    /// Every document of a query, in its order. After a fault it goes on behind the last document given, so none is given twice; one that
    /// is there all the time is given, whatever is written meanwhile.
    /// </summary>
    /// <param name="calls">The resilience pipeline.</param>
    /// <param name="container">Where to read.</param>
    /// <param name="query">The query for what comes after a document in an order that never changes; from the start after null.</param>
    /// <param name="partitionKey">One partition, or all below the first levels of a key, or everything.</param>
    /// <param name="type">How a page is read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async IAsyncEnumerable<T> StreamAsync<T>(
        this CosmosCalls calls,
        Container container,
        Func<T?, QueryDefinition> query,
        PartitionKey? partitionKey,
        JsonTypeInfo<DocumentPage<T>> type,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        var options = new QueryRequestOptions { PartitionKey = partitionKey, MaxItemCount = PageSize };
        T? last = null;
        FeedIterator? pages = null;
        try
        {
            do
            {
                var documents = await calls.RunAsync(ReadNextAsync, cancellationToken);
                foreach (var document in documents)
                {
                    yield return document;
                    last = document;
                }
            }
            while (pages!.HasMoreResults);
        }
        finally
        {
            pages?.Dispose();
        }

        async Task<IReadOnlyList<T>> ReadNextAsync(CancellationToken token)
        {
            pages ??= container.GetItemQueryStreamIterator(query(last), requestOptions: options);
            try
            {
                using var response = await pages.ReadNextAsync(token);
                response.EnsureSuccessStatusCode();
                return Read(response.Content, type);
            }
            catch
            {
                // The SDK does not say where a query stands after a fault, so the next attempt is a new one.
                pages.Dispose();
                pages = null;
                throw;
            }
        }
    }

    private static IReadOnlyList<T> Read<T>(Stream content, JsonTypeInfo<DocumentPage<T>> type)
    {
        var page = content is MemoryStream memory && memory.TryGetBuffer(out var bytes)
            ? JsonSerializer.Deserialize(bytes.AsSpan(), type)
            : JsonSerializer.Deserialize(content, type);
        return page?.Documents ?? throw new JsonException("A page of documents is null.");
    }
}

/// <summary>A page as the service answers it.</summary>
/// <param name="Documents">Its documents.</param>
internal sealed record DocumentPage<T>([property: JsonPropertyName("Documents")] IReadOnlyList<T> Documents);
