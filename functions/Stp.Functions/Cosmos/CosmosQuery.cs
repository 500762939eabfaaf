using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Azure.Cosmos;

namespace Stp.Functions.Cosmos;

/// <summary>Queries whose result is bounded by the caller.</summary>
internal static class CosmosQuery
{
    private const int MaxPage = 1_000;

    /// <summary>Up to <paramref name="limit"/> documents, within one partition or across all when <paramref name="partitionKey"/> is null. A fault begins the query anew.</summary>
    public static async Task<List<T>> QueryAsync<T>(
        this CosmosCalls calls,
        Container container,
        QueryDefinition query,
        PartitionKey? partitionKey,
        JsonTypeInfo<T> type,
        int limit,
        CancellationToken cancellationToken)
        => await calls.RunAsync(
            async token =>
            {
                var documents = new List<T>();
                var options = new QueryRequestOptions { PartitionKey = partitionKey, MaxItemCount = Math.Min(limit, MaxPage) };
                using var pages = container.GetItemQueryStreamIterator(query, requestOptions: options);
                while (pages.HasMoreResults && documents.Count < limit)
                {
                    using var page = await pages.ReadNextAsync(token);
                    page.EnsureSuccessStatusCode();
                    using var body = await JsonDocument.ParseAsync(page.Content, cancellationToken: token);
                    var read = body.RootElement.GetProperty("Documents").EnumerateArray();
                    documents.AddRange(read.Take(limit - documents.Count).Select(e => e.Deserialize(type)!));
                }

                return documents;
            },
            cancellationToken);
}
