using System.Net;
using Microsoft.Azure.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

public sealed class RestartTests : IAsyncDisposable
{
    private static readonly PartitionKey P = new("p");
    private readonly EmbeddedAccount _account = new();

    public async ValueTask DisposeAsync() => await _account.DisposeAsync();

    [Fact]
    public async Task Documents_etags_and_containers_survive_a_restart_and_no_etag_is_given_twice()
    {
        string tag;
        using (var client = _account.CreateClient())
        {
            var items = await ContainerAsync(client);
            tag = (await items.CreateItemAsync(new Entry { Id = "a", Pk = "p", Rank = 1 }, P)).ETag;
        }

        await _account.RestartAsync();
        using var again = _account.CreateClient();
        var reopened = await ContainerAsync(again);
        var read = await reopened.ReadItemAsync<Entry>("a", P);
        var replaced = await reopened.ReplaceItemAsync(new Entry { Id = "a", Pk = "p", Rank = 2 }, "a", P, new ItemRequestOptions { IfMatchEtag = tag });

        Assert.Equal((1, tag), (read.Resource.Rank, read.ETag));
        Assert.NotEqual(tag, replaced.ETag);
        var container = (await reopened.ReadContainerAsync()).Resource;
        Assert.Equal("/pk", container.PartitionKeyPath);
        Assert.Equal("/rank", container.IndexingPolicy.CompositeIndexes[0][1].Path);
    }

    [Fact]
    public async Task Creating_what_exists_conflicts_and_reading_what_does_not_is_not_found()
    {
        using var client = _account.CreateClient();
        await ContainerAsync(client);
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<CosmosException>(() => client.CreateDatabaseAsync("stp"))).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Assert.ThrowsAsync<CosmosException>(() => client.GetDatabase("stp").CreateContainerAsync("items", "/pk"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => client.GetDatabase("other").ReadAsync())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(() => client.GetContainer("stp", "other").ReadItemAsync<Entry>("a", P))).StatusCode);
    }

    [Fact]
    public async Task Two_clients_see_one_store()
    {
        using var one = _account.CreateClient();
        using var bulk = _account.CreateClient(options => options.AllowBulkExecution = true);
        var items = await ContainerAsync(one);
        await bulk.GetContainer("stp", "items").CreateItemAsync(new Entry { Id = "a", Pk = "p" }, P);
        Assert.Equal(HttpStatusCode.OK, (await items.ReadItemAsync<Entry>("a", P)).StatusCode);
    }

    private static async Task<Container> ContainerAsync(CosmosClient client)
    {
        Database database = await client.CreateDatabaseIfNotExistsAsync("stp");
        var properties = new ContainerProperties("items", "/pk");
        properties.IndexingPolicy.CompositeIndexes.Add([new CompositePath { Path = "/kind" }, new CompositePath { Path = "/rank" }]);
        return await database.CreateContainerIfNotExistsAsync(properties);
    }
}
