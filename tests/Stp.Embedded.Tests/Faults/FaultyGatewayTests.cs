using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Embedded.Tests.Cosmos;

namespace Stp.Embedded.Tests.Faults;

/// <summary>What the SDK makes of each fault: which it heals by itself, and which its caller must.</summary>
public sealed class FaultyGatewayTests : IAsyncLifetime
{
    private static readonly PartitionKey P = new("p");
    private readonly EmbeddedAccount _account = new();
    private FaultyGateway _faults = null!;
    private CosmosClient _client = null!;
    private Container _items = null!;

    public async ValueTask InitializeAsync()
    {
        _client = _account.CreateClient(wrap: gateway => _faults = new FaultyGateway(gateway));
        Database database = await _client.CreateDatabaseIfNotExistsAsync("faults");
        _items = await database.CreateContainerIfNotExistsAsync("items", "/pk");
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _account.DisposeAsync();
    }

    [Theory]
    [InlineData(GatewayFaultKind.TooManyRequests)]
    [InlineData(GatewayFaultKind.RetryWith)]
    public async Task The_sdk_heals(GatewayFaultKind kind)
    {
        _faults.Next(kind, times: 2);
        Assert.Equal(HttpStatusCode.Created, (await CreateAsync()).StatusCode);
        Assert.Equal(2, _faults.Count(kind));
    }

    [Theory]
    [InlineData(GatewayFaultKind.RequestTimeout, HttpStatusCode.RequestTimeout, false)]
    [InlineData(GatewayFaultKind.ApplyThenRequestTimeout, HttpStatusCode.RequestTimeout, true)]
    [InlineData(GatewayFaultKind.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, false)]
    [InlineData(GatewayFaultKind.ApplyThenServiceUnavailable, HttpStatusCode.ServiceUnavailable, true)]
    public async Task A_write_answered_with_an_error_reaches_its_caller(GatewayFaultKind kind, HttpStatusCode expected, bool applied)
    {
        _faults.Next(kind);
        Assert.Equal(expected, (await Assert.ThrowsAnyAsync<CosmosException>(CreateAsync)).StatusCode);
        await AssertAppliedAsync(applied);
    }

    [Theory]
    [InlineData(GatewayFaultKind.DropBeforeApply, false)]
    [InlineData(GatewayFaultKind.ApplyThenDrop, true)]
    public async Task A_dropped_write_reaches_its_caller_as_an_http_fault(GatewayFaultKind kind, bool applied)
    {
        _faults.Next(kind);
        await Assert.ThrowsAsync<HttpRequestException>(CreateAsync);
        await AssertAppliedAsync(applied);
    }

    [Fact]
    public async Task A_batch_that_was_applied_and_dropped_is_there_as_a_whole()
    {
        _faults.Next(GatewayFaultKind.ApplyThenDrop, which: FaultyGateway.IsBatch);
        await Assert.ThrowsAsync<HttpRequestException>(() => _items.CreateTransactionalBatch(P).CreateItem(new { id = "a", pk = "p" }).CreateItem(new { id = "b", pk = "p" }).ExecuteAsync());
        using var again = await _items.CreateTransactionalBatch(P).CreateItem(new { id = "a", pk = "p" }).CreateItem(new { id = "b", pk = "p" }).ExecuteAsync();
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _items.ReadItemStreamAsync("b", P)).StatusCode);
    }

    [Fact]
    public async Task Random_faults_repeat_with_their_seed_and_end_when_healed()
    {
        var outcomes = new List<string>();
        for (var run = 0; run < 2; run++)
        {
            _faults.Randomly(seed: 7, rate: 0.5, GatewayFaultKind.DropBeforeApply, GatewayFaultKind.ServiceUnavailable);
            outcomes.Add(string.Concat(await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await OutcomeAsync()))));
        }

        Assert.Equal(outcomes[0].Count(letter => letter == '.'), outcomes[1].Count(letter => letter == '.'));
        Assert.InRange(_faults.Injected, 1, 39);
        _faults.Heal();
        Assert.Equal('.', await OutcomeAsync());
    }

    private Task<ItemResponse<Dictionary<string, string>>> CreateAsync() => _items.CreateItemAsync(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = "a", ["pk"] = "p" }, P);

    private async Task<char> OutcomeAsync()
    {
        try
        {
            using var answer = await _items.UpsertItemStreamAsync(new MemoryStream("""{"id":"a","pk":"p"}"""u8.ToArray()), P);
            return answer.IsSuccessStatusCode ? '.' : 's';
        }
        catch (HttpRequestException)
        {
            return 'd';
        }
    }

    private async Task AssertAppliedAsync(bool applied)
    {
        using var read = await _items.ReadItemStreamAsync("a", P);
        Assert.Equal(applied ? HttpStatusCode.OK : HttpStatusCode.NotFound, read.StatusCode);
    }
}
