using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Stp.Embedded.Tests.Cosmos;

/// <content>Pages.</content>
public abstract partial class Queries
{
    [Fact]
    public async Task Top_and_offset_limit_cut_the_result_whatever_the_page_size()
    {
        await SeedAsync([.. Enumerable.Range(0, 20).Select(i => $$"""{"id":"{{i:00}}","pk":"p{{i % 3}}"}""")]);
        var options = new QueryRequestOptions { MaxItemCount = 3 };
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"{i:00}"), await QueryAsync<string>("SELECT TOP 7 VALUE c.id FROM c ORDER BY c.id", options));
        Assert.Equal(Enumerable.Range(5, 8).Select(i => $"{i:00}"), await QueryAsync<string>("SELECT VALUE c.id FROM c ORDER BY c.id OFFSET 5 LIMIT 8", options));
        Assert.Empty(await QueryAsync<string>("SELECT TOP 0 VALUE c.id FROM c", options));
    }

    [Theory]
    [InlineData("SELECT VALUE c.id FROM c")]
    [InlineData("SELECT VALUE c.id FROM c WHERE c.kind != 'none'")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.v")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.v DESC")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.kind, c.rank DESC")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.kind DESC, c.rank ASC")]
    public async Task Pages_are_stable_while_documents_come_and_go(string query)
    {
        await AssertStablePagesAsync(Items, query);
        await AssertStablePagesAsync(Indexed, query);
    }

    private static async Task AssertStablePagesAsync(Container container, string query)
    {
        const int Stays = 40;
        string[] values = ["null", "true", "1", "2.5", "\"a\"", "\"b\""];
        string Document(string id, int i, string pk) => $$"""{"id":"{{id}}{{i}}","pk":"{{pk}}","v":{{values[i % 6]}},"kind":"k{{i % 3}}","rank":{{i % 5}}}""";
        foreach (var json in Enumerable.Range(0, Stays).Select(i => Document("s", i, $"p{i % 4}")).Concat(Enumerable.Range(0, 10).Select(i => Document("d", i, "p"))))
        {
            await container.CreateItemAsync(JObject.Parse(json));
        }

        var found = new List<string>();
        string? token = null;
        var page = 0;
        do
        {
            using var iterator = container.GetItemQueryIterator<string>(query, token, new QueryRequestOptions { MaxItemCount = 4 });
            var answer = await iterator.ReadNextAsync();
            found.AddRange(answer);
            token = answer.ContinuationToken;
            if (page < 10)
            {
                await container.DeleteItemAsync<JObject>($"d{page}", new PartitionKey("p"));
                await container.CreateItemAsync(JObject.Parse(Document("n", page, "p")));
            }

            page++;
        }
        while (token is not null);

        Assert.Equal(found.Count, found.Distinct(StringComparer.Ordinal).Count());
        Assert.Superset(Enumerable.Range(0, Stays).Select(i => $"s{i}").ToHashSet(StringComparer.Ordinal), found.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Pages_without_an_order_hold_every_document_once_also_those_without_the_indexed_property()
    {
        await SeedAsync([.. Enumerable.Range(0, 60).Select(i => i % 4 == 0 ? $$"""{"id":"{{i}}","pk":"p{{i % 3}}","kind":"k"}""" : $$"""{"id":"{{i}}","pk":"p{{i % 3}}","kind":"k","rank":{{i % 7}}}""")]);
        var found = await QueryAsync<string>("SELECT VALUE c.id FROM c WHERE c.kind = 'k'", new QueryRequestOptions { MaxItemCount = 4 });
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"{i}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    public async Task Without_a_query_every_document_is_read_page_by_page()
    {
        await SeedTypesAsync();
        var count = 0;
        using var iterator = Items.GetItemQueryIterator<JObject>(requestOptions: new QueryRequestOptions { MaxItemCount = 5 });
        while (iterator.HasMoreResults)
        {
            count += (await iterator.ReadNextAsync()).Count;
        }

        Assert.Equal(13, count);
    }

    [Fact]
    public async Task Many_documents_can_be_read_in_one_call()
    {
        await SeedAsync([.. Enumerable.Range(0, 300).Select(i => $$"""{"id":"{{i}}","pk":"p{{i % 7}}"}""")]);
        var wanted = Enumerable.Range(0, 300).Where(i => i % 2 == 0).Select(i => ($"{i}", new PartitionKey($"p{i % 7}"))).Append(("1", new PartitionKey("other"))).ToList();
        var found = await Items.ReadManyItemsAsync<Entry>(wanted);
        Assert.Equal(150, found.Count);
    }
}
