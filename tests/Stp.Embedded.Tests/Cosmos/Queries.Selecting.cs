using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Stp.Embedded.Tests.Cosmos;

/// <content>What is given of what was found.</content>
public abstract partial class Queries
{
    [Fact]
    public async Task Select_shapes_the_result_and_keeps_digits()
    {
        await SeedAsync("""{"id":"a","pk":"p","price":1.10,"deep":{"x":[1,2.50]},"order":"o"}""", """{"id":"b","pk":"p"}""");
        var stream = Items.GetItemQueryStreamIterator("SELECT c.id, c.price, c[\"deep\"].x AS legs, c.order FROM c ORDER BY c.id");
        using var answer = await stream.ReadNextAsync();
        using var reader = new StreamReader(answer.Content);
        var text = await reader.ReadToEndAsync();

        Assert.Contains("""{"id":"a","price":1.10,"legs":[1,2.50],"order":"o"}""", text, StringComparison.Ordinal);
        Assert.Contains("""{"id":"b"}""", text, StringComparison.Ordinal);
        Assert.Equal([1.10m], await QueryAsync<decimal>("SELECT VALUE c.price FROM c"));
        Assert.Equal(2, (await QueryAsync<JObject>("SELECT VALUE c FROM c")).Count);
        Assert.All(await QueryAsync<JObject>("SELECT c.id, c._etag, c._ts FROM c"), item => Assert.NotNull(item["_etag"]));
    }

    [Fact]
    public async Task A_subquery_makes_an_array_of_what_it_selects_of_each_element()
    {
        await SeedAsync(
            """{"id":"a","pk":"p","deep":{"legs":[{"n":1.50,"raw":"x","in":{"m":[7]}},{"raw":"y"},3],"other":true}}""",
            """{"id":"b","pk":"p","deep":{"legs":{}}}""",
            """{"id":"c","pk":"p"}""");
        var stream = Items.GetItemQueryStreamIterator("SELECT c.id, ARRAY(SELECT leg.n, leg.in.m AS list FROM leg IN c.deep.legs) AS legs, c.deep.other FROM c ORDER BY c.id");
        using var answer = await stream.ReadNextAsync();
        using var reader = new StreamReader(answer.Content);
        var text = await reader.ReadToEndAsync();

        Assert.Contains("""[{"id":"a","legs":[{"n":1.50,"list":[7]},{},{}],"other":true},{"id":"b","legs":[]},{"id":"c","legs":[]}]""", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Count_counts_across_partitions_and_within_one()
    {
        await SeedTypesAsync();
        Assert.Equal([13], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c"));
        Assert.Equal([3], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c WHERE IS_STRING(c.v)"));
        Assert.Equal([6], await QueryAsync<int>("SELECT VALUE COUNT(1) FROM c", new QueryRequestOptions { PartitionKey = new PartitionKey("q") }));
        Assert.Equal(13, (int)Assert.Single(await QueryAsync<JObject>("SELECT COUNT(1) AS n FROM c"))["n"]!);
    }
}
