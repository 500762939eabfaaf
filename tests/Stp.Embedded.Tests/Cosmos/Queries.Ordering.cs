using System.Net;
using Microsoft.Azure.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

/// <content>Orders.</content>
public abstract partial class Queries
{
    [Fact]
    public async Task Order_is_numeric_for_numbers_and_ordinal_for_strings_and_leaves_out_the_missing()
    {
        await SeedTypesAsync();
        Assert.Equal(["zero", "one", "onepoint", "ten"], await QueryAsync<string>("SELECT VALUE c.id FROM c WHERE IS_NUMBER(c.v) ORDER BY c.v"));
        Assert.Equal(["abc", "Zed", "text1"], await QueryAsync<string>("SELECT VALUE c.id FROM c WHERE IS_STRING(c.v) ORDER BY c.v DESC"));
        Assert.Equal(12, (await QueryAsync<string>("SELECT VALUE c.id FROM c ORDER BY c.v")).Count);
    }

    [Theory]
    [InlineData("ORDER BY c.kind, c.rank DESC")]
    [InlineData("ORDER BY c.kind DESC, c.rank")]
    public async Task An_order_of_two_paths_is_kept_across_pages(string order)
    {
        await SeedAsync([.. Enumerable.Range(0, 30).Select(i => $$"""{"id":"{{i}}","pk":"p{{i % 4}}","kind":"k{{i % 3}}","rank":{{i * 7 % 10}}}""")]);
        var found = await QueryAsync<Entry>($"SELECT * FROM c {order}", new QueryRequestOptions { MaxItemCount = 7 });
        var ascending = found.OrderBy(item => item.Kind, StringComparer.Ordinal).ThenByDescending(item => item.Rank).Select(item => (item.Kind, item.Rank));
        var expected = order.Contains("kind DESC", StringComparison.Ordinal) ? ascending.Reverse() : ascending;
        Assert.Equal(30, found.Count);
        Assert.Equal(expected, found.Select(item => (item.Kind, item.Rank)));
    }

    [Fact]
    public async Task An_order_of_two_paths_without_a_composite_index_is_refused()
    {
        var fault = await Assert.ThrowsAsync<CosmosException>(() => QueryAsync<Entry>("SELECT * FROM c ORDER BY c.kind, c.rank"));
        Assert.Equal(HttpStatusCode.BadRequest, fault.StatusCode);
        Assert.Contains("composite index", fault.Message, StringComparison.Ordinal);
    }
}
