using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Stp.Embedded.Tests.Cosmos;

public abstract partial class Queries : CosmosCompliance
{
    private async Task SeedAsync(params string[] documents)
    {
        foreach (var json in documents)
        {
            using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
            var key = JObject.Parse(json)["pk"] is { } pk ? new PartitionKey((string?)pk) : PartitionKey.None;
            using var answer = await Items.CreateItemStreamAsync(body, key);
            using var copy = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
            using var other = await Indexed.CreateItemStreamAsync(copy, key);
            Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (answer.StatusCode, other.StatusCode));
        }
    }

    /// <summary>One document of each type of value, named after it.</summary>
    private Task SeedTypesAsync() => SeedAsync(
        """{"id":"missing","pk":"p"}""",
        """{"id":"null","pk":"p","v":null}""",
        """{"id":"false","pk":"q","v":false}""",
        """{"id":"true","pk":"q","v":true}""",
        """{"id":"zero","pk":"p","v":0}""",
        """{"id":"one","pk":"p","v":1}""",
        """{"id":"onepoint","pk":"p","v":1.0}""",
        """{"id":"ten","pk":"p","v":10}""",
        """{"id":"text1","pk":"p","v":"1"}""",
        """{"id":"abc","pk":"q","v":"abc"}""",
        """{"id":"Zed","pk":"q","v":"Zed"}""",
        """{"id":"list","pk":"q","v":["a",1,true]}""",
        """{"id":"object","pk":"q","v":{"a":{"b":5}}}""");

    private async Task<List<T>> QueryAsync<T>(QueryDefinition query, QueryRequestOptions? options = null, Container? container = null)
    {
        var found = new List<T>();
        using var iterator = (container ?? Items).GetItemQueryIterator<T>(query, requestOptions: options);
        while (iterator.HasMoreResults)
        {
            found.AddRange(await iterator.ReadNextAsync());
        }

        return found;
    }

    private Task<List<T>> QueryAsync<T>(string query, QueryRequestOptions? options = null) => QueryAsync<T>(new QueryDefinition(query), options);

    private async Task<string> IdsAsync(Container container, string where) =>
        string.Join(' ', (await QueryAsync<string>(new QueryDefinition($"SELECT VALUE c.id FROM c WHERE {where}"), container: container)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("c.v = 1", "one onepoint")]
    [InlineData("1 = c.v", "one onepoint")]
    [InlineData("c.v = 0", "zero")]
    [InlineData("c.v = true", "true")]
    [InlineData("c.v", "true")]
    [InlineData("c.v = null", "null")]
    [InlineData("c.v = '1'", "text1")]
    [InlineData("c.v = \"abc\"", "abc")]
    [InlineData("c[\"v\"] = 'abc'", "abc")]
    [InlineData("c.v != 1", "Zed abc false list null object ten text1 true zero")]
    [InlineData("c.v != null", "Zed abc false list object one onepoint ten text1 true zero")]
    [InlineData("NOT (c.v = 1)", "Zed abc false list null object ten text1 true zero")]
    [InlineData("c.v > 0", "one onepoint ten")]
    [InlineData("c.v >= 0 AND c.v < 10", "one onepoint zero")]
    [InlineData("NOT (c.v > 0)", "zero")]
    [InlineData("c.v BETWEEN 1 AND 10", "one onepoint ten")]
    [InlineData("c.v > 'Z'", "Zed abc")]
    [InlineData("c.v < 'a'", "Zed text1")]
    [InlineData("c.v IN (1, 'abc', true, null)", "abc null one onepoint true")]
    [InlineData("c.v NOT IN (1, 'abc', true, null)", "Zed false list object ten text1 zero")]
    [InlineData("c.v = 10 OR c.v = 'abc'", "abc ten")]
    [InlineData("c.pk = 'p' AND (c.v = 10 OR c.v = 'abc')", "ten")]
    [InlineData("NOT (c.v = 10 OR c.pk = 'q')", "null one onepoint text1 zero")]
    [InlineData("NOT IS_DEFINED(c.v)", "missing")]
    [InlineData("IS_DEFINED(c.v) = false", "missing")]
    [InlineData("IS_NULL(c.v)", "null")]
    [InlineData("IS_STRING(c.v)", "Zed abc text1")]
    [InlineData("IS_NUMBER(c.v) AND NOT c.v = 0", "one onepoint ten")]
    [InlineData("NOT IS_NUMBER(c.v) AND c.pk = 'p'", "missing null text1")]
    [InlineData("STARTSWITH(c.v, 'ab')", "abc")]
    [InlineData("STARTSWITH(c.v, 'AB', true)", "abc")]
    [InlineData("NOT STARTSWITH(c.v, 'ab')", "Zed text1")]
    [InlineData("CONTAINS(c.v, 'b')", "abc")]
    [InlineData("ENDSWITH(c.v, 'ed')", "Zed")]
    [InlineData("ARRAY_CONTAINS(c.v, 'a')", "list")]
    [InlineData("ARRAY_CONTAINS(c.v, 'a') AND c.pk = 'p'", "")]
    [InlineData("ARRAY_CONTAINS(c.v, 'a') OR c.v = 'abc'", "abc list")]
    [InlineData("ARRAY_CONTAINS(c.v, 'A') OR ARRAY_CONTAINS(c.v, 1)", "list")]
    [InlineData("ARRAY_CONTAINS(c.v, 'abc')", "")]
    [InlineData("ARRAY_CONTAINS(c.v, true) AND NOT ARRAY_CONTAINS(c.v, 'z')", "list")]
    [InlineData("ARRAY_CONTAINS(['one', 'ten'], c.id)", "one ten")]
    [InlineData("c.v.a.b = 5", "object")]
    [InlineData("c[\"v\"][\"a\"].b >= 5", "object")]
    [InlineData("true", "Zed abc false list missing null object one onepoint ten text1 true zero")]
    [InlineData("1 = 2 OR c.id = 'one'", "one")]
    [InlineData("c._ts > 1700000000 AND c.v = 10", "ten")]
    public async Task Conditions_select_what_the_service_selects(string where, string ids)
    {
        await SeedTypesAsync();
        Assert.Equal(ids, await IdsAsync(Items, where));
        Assert.Equal(ids, await IdsAsync(Indexed, where));
    }

    [Fact]
    public async Task Parameters_are_values_and_never_text()
    {
        const string Hostile = "x' OR 1=1 --";
        await SeedAsync("""{"id":"a","pk":"p","v":"x' OR 1=1 --"}""", """{"id":"b","pk":"p","v":"x"}""");
        var query = new QueryDefinition("SELECT VALUE c.id FROM c WHERE c.v = @v AND ARRAY_CONTAINS(@ids, c.id) AND c.n = @missing OR c.v = @v")
            .WithParameter("@v", Hostile).WithParameter("@ids", new List<string> { "a", "b" }).WithParameter("@missing", 1.5);
        Assert.Equal(["a"], await QueryAsync<string>(query));
    }

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

    [Fact]
    public async Task Order_is_numeric_for_numbers_and_ordinal_for_strings_and_leaves_out_the_missing()
    {
        await SeedTypesAsync();
        Assert.Equal(["zero", "one", "onepoint", "ten"], await QueryAsync<string>("SELECT VALUE c.id FROM c WHERE IS_NUMBER(c.v) ORDER BY c.v"));
        Assert.Equal(["abc", "Zed", "text1"], await QueryAsync<string>("SELECT VALUE c.id FROM c WHERE IS_STRING(c.v) ORDER BY c.v DESC"));
        Assert.Equal(12, (await QueryAsync<string>("SELECT VALUE c.id FROM c ORDER BY c.v")).Count);
    }

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

    [Fact]
    public async Task Pages_without_an_order_hold_every_document_once_also_those_without_the_indexed_property()
    {
        await SeedAsync([.. Enumerable.Range(0, 60).Select(i => i % 4 == 0 ? $$"""{"id":"{{i}}","pk":"p{{i % 3}}","kind":"k"}""" : $$"""{"id":"{{i}}","pk":"p{{i % 3}}","kind":"k","rank":{{i % 7}}}""")]);
        var found = await QueryAsync<string>("SELECT VALUE c.id FROM c WHERE c.kind = 'k'", new QueryRequestOptions { MaxItemCount = 4 });
        Assert.Equal(Enumerable.Range(0, 60).Select(i => $"{i}").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_query_of_one_partition_sees_no_other()
    {
        await SeedTypesAsync();
        var options = new QueryRequestOptions { PartitionKey = new PartitionKey("q"), MaxItemCount = 2 };
        Assert.Equal(["false", "true", "abc", "Zed", "list", "object"], await QueryAsync<string>("SELECT VALUE c.id FROM c", options));
        Assert.Equal(["Zed", "abc"], await QueryAsync<string>("SELECT VALUE c.id FROM c WHERE IS_STRING(c.v) ORDER BY c.v", options));
    }

    [Fact]
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

    [Theory]
    [InlineData("SELECT * FROM c WHERE")]
    [InlineData("SELECT FROM c")]
    [InlineData("SELECT * FROM c WHERE c.a = @unknown")]
    [InlineData("SELECT * FROM c WHERE c.a = 'x")]
    [InlineData("SELECT * FROM c WHERE (c.a = 1")]
    [InlineData("DELETE FROM c")]
    public async Task A_query_that_is_no_query_is_a_bad_request(string query)
    {
        var fault = await Assert.ThrowsAsync<CosmosException>(() => QueryAsync<JObject>(query));
        Assert.Equal(HttpStatusCode.BadRequest, fault.StatusCode);
    }
}
