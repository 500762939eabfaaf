using System.Collections.ObjectModel;
using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>That a container whose indexes are replaced, as by a newer version of the product, keeps its documents and answers by the new ones.</summary>
public sealed class ReplacedIndexTests : IAsyncLifetime
{
    private const string ByRank = "SELECT * FROM c WHERE c.kind = 'k' ORDER BY c.kind, c.rank DESC";
    private static readonly PartitionKey P = new("p");

    private readonly EmbeddedAccount _account = new();
    private CosmosClient _client = null!;
    private Container _items = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _account.CreateClient();
        Database database = await _client.CreateDatabaseIfNotExistsAsync("stp");
        _items = await database.CreateContainerAsync(Definition([("/kind", CompositePathSortOrder.Ascending)], array: "/others/[]/?"));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task Stored_documents_are_found_by_the_new_indexes_with_the_same_etags()
    {
        var tags = new List<string>();
        foreach (var (id, rank) in ((string[])["a", "b", "c", "d"]).Zip([2, 9, 4, 7]))
        {
            tags.Add((await _items.CreateItemAsync(Document(id, rank), P)).ETag);
        }

        await _items.DeleteItemAsync<JObject>("b", P);
        var refused = await Assert.ThrowsAsync<CosmosException>(() => TextAsync(ByRank));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        await _items.ReplaceContainerAsync(Newer());

        Assert.Equal("d7 c4 a2", await TextAsync(ByRank));
        Assert.Equal("c4", await TextAsync("SELECT * FROM c WHERE ARRAY_CONTAINS(c.tags, 't4') ORDER BY c.id"));
        var read = await _items.ReadItemAsync<JObject>("c", P);
        Assert.Equal(tags[2], read.ETag);
    }

    [Fact]
    public async Task Writes_after_it_keep_the_new_indexes_also_after_a_restart()
    {
        await _items.CreateItemAsync(Document("a", 2), P);
        await _items.ReplaceContainerAsync(Newer());
        await _items.UpsertItemAsync(Document("a", 5), P);
        await _items.CreateItemAsync(Document("b", 3), P);
        await _account.RestartAsync();
        using var again = _account.CreateClient();
        _items = again.GetContainer("stp", "items");
        // As every start does: nothing to change.
        await _items.ReplaceContainerAsync(Newer());

        Assert.Equal("a5 b3", await TextAsync(ByRank));
        Assert.Equal("", await TextAsync("SELECT * FROM c WHERE ARRAY_CONTAINS(c.tags, 't2') ORDER BY c.id"));
        Assert.Equal("a5", await TextAsync("SELECT * FROM c WHERE ARRAY_CONTAINS(c.tags, 't5') ORDER BY c.id"));
    }

    [Fact]
    public async Task A_page_link_from_before_goes_on_behind_the_same_document()
    {
        foreach (var (id, rank) in ((string[])["a", "b", "c"]).Zip([1, 2, 3]))
        {
            await _items.CreateItemAsync(Document(id, rank), P);
        }

        await _items.DeleteItemAsync<JObject>("a", P);
        await _items.CreateItemAsync(Document("e", 8), P);
        using var first = _items.GetItemQueryIterator<JObject>("SELECT * FROM c", requestOptions: new QueryRequestOptions { MaxItemCount = 1, PartitionKey = P });
        var page = await first.ReadNextAsync();
        await _items.ReplaceContainerAsync(Newer());
        using var rest = _items.GetItemQueryIterator<JObject>("SELECT * FROM c", page.ContinuationToken, new QueryRequestOptions { PartitionKey = P });

        Assert.Equal("b2", string.Join(' ', page.Select(Text)));
        Assert.Equal("c3 e8", string.Join(' ', (await rest.ReadNextAsync()).Select(Text)));
    }

    [Fact]
    public async Task Another_partition_key_is_refused()
    {
        var other = new ContainerProperties("items", "/kind");
        var fault = await Assert.ThrowsAsync<CosmosException>(() => _items.ReplaceContainerAsync(other));
        Assert.Equal(HttpStatusCode.BadRequest, fault.StatusCode);
    }

    private static ContainerProperties Newer() =>
        Definition([("/kind", CompositePathSortOrder.Ascending), ("/rank", CompositePathSortOrder.Descending)], array: "/tags/[]/?");

    private static ContainerProperties Definition((string Path, CompositePathSortOrder Order)[] composite, string array)
    {
        var properties = new ContainerProperties("items", "/pk");
        properties.IndexingPolicy.CompositeIndexes.Add(new Collection<CompositePath>([.. composite.Select(c => new CompositePath { Path = c.Path, Order = c.Order })]));
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
        properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = array });
        return properties;
    }

    private static JObject Document(string id, int rank) => new()
    {
        ["id"] = id, ["pk"] = "p", ["kind"] = "k", ["rank"] = rank, ["tags"] = new JArray($"t{rank}"), ["others"] = new JArray("o"),
    };

    private static string Text(JObject document) => $"{document["id"]}{document["rank"]}";

    private async Task<string> TextAsync(string query)
    {
        using var pages = _items.GetItemQueryIterator<JObject>(query, requestOptions: new QueryRequestOptions { PartitionKey = P });
        var found = new List<string>();
        while (pages.HasMoreResults)
        {
            found.AddRange((await pages.ReadNextAsync()).Select(Text));
        }

        return string.Join(' ', found);
    }
}
