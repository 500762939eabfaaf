using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Stp.Embedded.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>What the gateway does not do, it says aloud: 501 with the name of it.</summary>
public sealed class UnsupportedTests : IAsyncLifetime
{
    private readonly EmbeddedAccount _account = new();
    private CosmosClient _client = null!;
    private Database _database = null!;
    private Container _items = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _account.CreateClient();
        _database = await _client.CreateDatabaseIfNotExistsAsync("stp");
        _items = await _database.CreateContainerIfNotExistsAsync("items", "/pk");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _account.DisposeAsync();
    }

    [Theory]
    [InlineData("SELECT DISTINCT c.a FROM c", "DISTINCT")]
    [InlineData("SELECT c.a, COUNT(1) FROM c GROUP BY c.a", "COUNT")]
    [InlineData("SELECT * FROM c WHERE c.a = 1 GROUP BY c.a", "GROUP BY")]
    [InlineData("SELECT c.a, COUNT(1) AS n FROM c GROUP BY c.a", "GROUP BY")]
    [InlineData("SELECT c.b, COUNT(1) AS n FROM c GROUP BY c.a", "c.b")]
    [InlineData("SELECT COUNT(1) AS n FROM c GROUP BY c.a ORDER BY c.a", "ORDER BY")]
    [InlineData("SELECT c.a, SUM(c.b) AS n FROM c GROUP BY c.a", "SUM")]
    [InlineData("SELECT VALUE MAX(c.a) FROM c", "MAX")]
    [InlineData("SELECT * FROM c JOIN t IN c.tags", "JOIN")]
    [InlineData("SELECT * FROM c WHERE c.a LIKE 'x%'", "LIKE")]
    [InlineData("SELECT * FROM c WHERE c.a + 1 = 2", "+")]
    [InlineData("SELECT * FROM c WHERE c.a = c.b", "two properties")]
    [InlineData("SELECT * FROM c WHERE UPPER(c.a) = 'X'", "UPPER")]
    [InlineData("SELECT * FROM c WHERE c.tags[0] = 'X'", "array index")]
    [InlineData("SELECT c.a ?? 1 FROM c", "")]
    [InlineData("SELECT ARRAY(SELECT t.a FROM t IN c.tags WHERE t.a = 1) AS tags FROM c", "WHERE")]
    [InlineData("SELECT ARRAY(SELECT VALUE t FROM t IN c.tags) AS tags FROM c", "VALUE")]
    public async Task A_query_it_cannot_answer(string query, string name)
    {
        using var iterator = _items.GetItemQueryIterator<JObject>(query);
        var fault = await Assert.ThrowsAsync<CosmosException>(() => iterator.ReadNextAsync());
        Assert.Contains(fault.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotImplemented, HttpStatusCode.BadRequest]);
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_change_feed()
    {
        using var iterator = _items.GetChangeFeedIterator<JObject>(ChangeFeedStartFrom.Beginning(), ChangeFeedMode.LatestVersion);
        var fault = await Assert.ThrowsAsync<CosmosException>(() => iterator.ReadNextAsync());
        AssertLoud(fault, "change feed");
    }

    [Fact]
    public async Task Containers_whose_documents_expire_or_have_unique_keys()
    {
        AssertLoud(await Assert.ThrowsAsync<CosmosException>(() => _database.CreateContainerAsync(new ContainerProperties("a", "/pk") { DefaultTimeToLive = 60 })), "defaultTtl");
        var unique = new ContainerProperties("b", "/pk");
        unique.UniqueKeyPolicy.UniqueKeys.Add(new UniqueKey { Paths = { "/email" } });
        AssertLoud(await Assert.ThrowsAsync<CosmosException>(() => _database.CreateContainerAsync(unique)), "uniqueKeyPolicy");
    }

    [Fact]
    public async Task Triggers_scripts_throughput_and_deletion_of_containers()
    {
        var options = new ItemRequestOptions { PreTriggers = ["t"] };
        AssertLoud(await Assert.ThrowsAsync<CosmosException>(() => _items.CreateItemAsync(new Entry { Id = "a", Pk = "p" }, new PartitionKey("p"), options)), "pre-trigger");
        AssertLoud(await Assert.ThrowsAsync<CosmosException>(() => _items.Scripts.ExecuteStoredProcedureAsync<string>("s", new PartitionKey("p"), [])), "sprocs/s");
        AssertLoud(await Assert.ThrowsAsync<CosmosException>(() => _items.ReadThroughputAsync(new RequestOptions())), "offers");
        AssertLoud(await Assert.ThrowsAsync<CosmosException>(() => _items.DeleteContainerAsync()), "DELETE /dbs/stp/colls/items");
    }

    [Fact]
    public async Task A_patch_that_moves()
    {
        await _items.CreateItemAsync(new Entry { Id = "a", Pk = "p" }, new PartitionKey("p"));
        AssertLoud(await Assert.ThrowsAsync<CosmosException>(() => _items.PatchItemAsync<Entry>("a", new PartitionKey("p"), [PatchOperation.Move("/rank", "/other")])), "move");
    }

    [Theory]
    [InlineData("GET", "/dbs", null)]
    [InlineData("GET", "/dbs/stp/colls/items/docs", "x-ms-something-new")]
    [InlineData("HEAD", "/dbs/stp/colls/items/docs/a", null)]
    public async Task A_route_or_header_it_does_not_know(string method, string path, string? header)
    {
        using var gateway = new HttpMessageInvoker(new CosmosGatewayHandler(_account.Store, TimeProvider.System));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(new Uri(EmbeddedCosmos.Endpoint), path));
        if (header is not null)
        {
            request.Headers.Add(header, "1");
        }

        using var answer = await gateway.SendAsync(request, CancellationToken.None);
        Assert.Equal(HttpStatusCode.NotImplemented, answer.StatusCode);
        Assert.Contains(header ?? path, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static void AssertLoud(CosmosException fault, string name)
    {
        Assert.Equal(HttpStatusCode.NotImplemented, fault.StatusCode);
        Assert.Contains(name, fault.Message, StringComparison.Ordinal);
    }
}
