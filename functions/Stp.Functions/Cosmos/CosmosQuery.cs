using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;

namespace Stp.Functions.Cosmos;

/// <summary>Queries whose result is bounded by the caller.</summary>
internal static class CosmosQuery
{
    private const int MaxPage = 1_000;

    /// <summary>Bytes of documents after which a page of a list ends: raw messages may be a megabyte each.</summary>
    private const long MaxPageBytes = 4 << 20;

    /// <summary>Up to <paramref name="limit"/> documents, within one partition or across all when <paramref name="partitionKey"/> is null. A fault begins the query anew.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this CosmosCalls calls,
        Container container,
        QueryDefinition query,
        PartitionKey? partitionKey,
        JsonTypeInfo<T> type,
        int limit,
        CancellationToken cancellationToken)
        => (await calls.RunAsync(token => ReadAsync(container, query, partitionKey, type, limit, long.MaxValue, token), cancellationToken)).Documents;

    /// <summary>As <see cref="QueryAsync"/> for a page of a list, which ends early where its documents are large.</summary>
    public static async Task<QueryPage<T>> QueryPageAsync<T>(
        this CosmosCalls calls,
        Container container,
        QueryDefinition query,
        PartitionKey? partitionKey,
        JsonTypeInfo<T> type,
        int limit,
        CancellationToken cancellationToken)
        => await calls.RunAsync(token => ReadAsync(container, query, partitionKey, type, limit, MaxPageBytes, token), cancellationToken);

    private static async Task<QueryPage<T>> ReadAsync<T>(
        Container container, QueryDefinition query, PartitionKey? partitionKey, JsonTypeInfo<T> type, int limit, long maxBytes, CancellationToken cancellationToken)
    {
        var (documents, bytes) = (new List<T>(), 0L);
        var options = new QueryRequestOptions { PartitionKey = partitionKey, MaxItemCount = Math.Min(limit, MaxPage) };
        using var pages = container.GetItemQueryStreamIterator(query, requestOptions: options);
        while (pages.HasMoreResults && documents.Count < limit && bytes < maxBytes)
        {
            using var page = await pages.ReadNextAsync(cancellationToken);
            page.EnsureSuccessStatusCode();
            bytes += page.Content.Length;
            using var body = await JsonDocument.ParseAsync(page.Content, cancellationToken: cancellationToken);
            var read = body.RootElement.GetProperty("Documents").EnumerateArray();
            documents.AddRange(read.Take(limit - documents.Count).Select(e => e.Deserialize(type)!));
        }

        return new QueryPage<T>(documents, documents.Count > 0 && (pages.HasMoreResults || documents.Count == limit));
    }
}

/// <summary>A page of documents.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="HasMore">Whether more may follow the last; never on a page without any.</param>
internal sealed record QueryPage<T>(List<T> Documents, bool HasMore);
