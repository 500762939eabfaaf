using Microsoft.Azure.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

/// <content>Queries of some partitions.</content>
public abstract partial class Queries
{
    [Fact]
    public async Task A_query_of_one_partition_sees_no_other()
    {
        await SeedTypesAsync();
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey("q"), MaxItemCount = 2 };
        Assert.Equal(["false", "true", "abc", "Zed", "list", "object"], await QueryAsync<string>("SELECT VALUE c.id FROM c", options));
        Assert.Equal(["Zed", "abc"], await QueryAsync<string>("SELECT VALUE c.id FROM c WHERE IS_STRING(c.v) ORDER BY c.v", options));
    }

    [Fact]
    public async Task The_first_levels_of_a_hierarchical_key_select_what_is_below_them()
    {
        foreach (var (account, instrument, day) in from account in (string[])["A", "B"] from instrument in (string[])["X", "Y"] from day in (string[])["1", "2"] select (account, instrument, day))
        {
            await Tree.CreateItemAsync(new { id = $"{account}{instrument}{day}", account, instrument, day }, new PartitionKeyBuilder().Add(account).Add(instrument).Add(day).Build());
        }

        Assert.Equal(["AX1", "AX2", "AY1", "AY2"], await UnderAsync(new PartitionKeyBuilder().Add("A")));
        Assert.Equal(["BY1", "BY2"], await UnderAsync(new PartitionKeyBuilder().Add("B").Add("Y")));
        Assert.Equal(["BY2"], await UnderAsync(new PartitionKeyBuilder().Add("B").Add("Y").Add("2")));
        Assert.Empty(await UnderAsync(new PartitionKeyBuilder().Add("C")));

        async Task<List<string>> UnderAsync(PartitionKeyBuilder key) =>
            await QueryAsync<string>(new QueryDefinition("SELECT VALUE c.id FROM c ORDER BY c.id"), new QueryRequestOptions { PartitionKey = key.Build(), MaxItemCount = 3 }, Tree);
    }
}
