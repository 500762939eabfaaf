using System.Net;
using Microsoft.Azure.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

public abstract class PointOperations : CosmosCompliance
{
    private static readonly PartitionKey P = new("p");

    private static Entry Sample(string id = "a", int rank = 1) => new() { Id = id, Pk = "p", Kind = "k", Rank = rank, Price = 1.10m };

    [Fact]
    public async Task A_created_document_can_be_read_with_its_system_properties()
    {
        var created = await Items.CreateItemAsync(Sample(), P);
        var read = await Items.ReadItemAsync<Newtonsoft.Json.Linq.JObject>("a", P);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(created.ETag, read.ETag);
        Assert.Equal(created.ETag, (string?)read.Resource["_etag"]);
        Assert.True((long)read.Resource["_ts"]! > 1_700_000_000);
        Assert.False(string.IsNullOrEmpty((string?)read.Resource["_rid"]));
        Assert.StartsWith("dbs/", (string?)read.Resource["_self"], StringComparison.Ordinal);
        Assert.True(created.RequestCharge >= 5);
        Assert.True(read.RequestCharge is >= 1 and < 2);
        Assert.False(string.IsNullOrEmpty(read.ActivityId));
        Assert.False(string.IsNullOrEmpty(read.Headers.Session));
    }

    [Fact]
    public async Task Numbers_come_back_digit_for_digit()
    {
        const string Json = """{"id":"n","pk":"p","price":1.10,"big":12345678901234567890.123456789,"e":1E+2}""";
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Json));
        using var created = await Items.CreateItemStreamAsync(body, P);
        using var read = await Items.ReadItemStreamAsync("n", P);
        using var reader = new StreamReader(read.Content);

        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.StartsWith(Json[..^1], await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_create_of_an_id_conflicts_in_its_partition_only()
    {
        await Items.CreateItemAsync(Sample(), P);
        var conflict = await Assert.ThrowsAsync<CosmosException>(() => Items.CreateItemAsync(Sample(), P));
        var elsewhere = await Items.CreateItemAsync(Sample() with { Pk = "q" }, new PartitionKey("q"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal(HttpStatusCode.Created, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Upsert_creates_and_then_overwrites()
    {
        var first = await Items.UpsertItemAsync(Sample(), P);
        var second = await Items.UpsertItemAsync(Sample(rank: 2), P);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(2, (await Items.ReadItemAsync<Entry>("a", P)).Resource.Rank);
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task A_document_read_changed_and_replaced_keeps_one_set_of_system_properties()
    {
        await Items.CreateItemAsync(Sample(), P);
        var read = (await Items.ReadItemAsync<Newtonsoft.Json.Linq.JObject>("a", P)).Resource;
        read["rank"] = 9;
        var replaced = await Items.ReplaceItemAsync(read, "a", P);

        Assert.Equal(9, (int)replaced.Resource["rank"]!);
        Assert.Equal(replaced.ETag, (string?)replaced.Resource["_etag"]);
        using var stream = await Items.ReadItemStreamAsync("a", P);
        using var reader = new StreamReader(stream.Content);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(await reader.ReadToEndAsync(), "\"_etag\"", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Replace_and_delete_and_patch_of_what_is_not_there_are_not_found()
    {
        var missing = new Func<Task>[]
        {
            () => Items.ReadItemAsync<Entry>("x", P),
            () => Items.ReplaceItemAsync(Sample("x"), "x", P),
            () => Items.DeleteItemAsync<Entry>("x", P),
            () => Items.PatchItemAsync<Entry>("x", P, [PatchOperation.Set("/rank", 1)]),
        };
        foreach (var call in missing)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<CosmosException>(call)).StatusCode);
        }
    }

    [Fact]
    public async Task A_write_with_an_old_etag_fails_and_changes_nothing()
    {
        var old = (await Items.CreateItemAsync(Sample(), P)).ETag;
        var current = (await Items.ReplaceItemAsync(Sample(rank: 2), "a", P, new ItemRequestOptions { IfMatchEtag = old })).ETag;
        var options = new ItemRequestOptions { IfMatchEtag = old };
        var stale = new Func<Task>[]
        {
            () => Items.ReplaceItemAsync(Sample(rank: 3), "a", P, options),
            () => Items.UpsertItemAsync(Sample(rank: 3), P, options),
            () => Items.DeleteItemAsync<Entry>("a", P, options),
            () => Items.PatchItemAsync<Entry>("a", P, [PatchOperation.Set("/rank", 3)], new PatchItemRequestOptions { IfMatchEtag = old }),
        };
        foreach (var call in stale)
        {
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await Assert.ThrowsAsync<CosmosException>(call)).StatusCode);
        }

        var read = await Items.ReadItemAsync<Entry>("a", P);
        Assert.Equal((2, current), (read.Resource.Rank, read.ETag));
    }

    [Fact]
    public async Task A_read_of_what_the_caller_already_has_is_not_modified()
    {
        var tag = (await Items.CreateItemAsync(Sample(), P)).ETag;
        using var same = await Items.ReadItemStreamAsync("a", P, new ItemRequestOptions { IfNoneMatchEtag = tag });
        await Items.ReplaceItemAsync(Sample(rank: 2), "a", P);
        using var changed = await Items.ReadItemStreamAsync("a", P, new ItemRequestOptions { IfNoneMatchEtag = tag });

        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
    }

    [Fact]
    public async Task A_deleted_document_is_gone_and_its_etag_is_never_given_again()
    {
        var first = await Items.CreateItemAsync(Sample(), P);
        var deleted = await Items.DeleteItemAsync<Entry>("a", P, new ItemRequestOptions { IfMatchEtag = first.ETag });
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        var second = await Items.CreateItemAsync(Sample(), P);
        Assert.NotEqual(first.ETag, second.ETag);
    }

    [Fact]
    public async Task Patch_sets_adds_increments_and_removes()
    {
        await Items.CreateItemAsync(new { id = "a", pk = "p", rank = 1, price = 1.5, tags = new List<string> { "x" }, inner = new { gone = 1, kept = 2 } }, P);
        var patched = await Items.PatchItemAsync<Newtonsoft.Json.Linq.JObject>(
            "a",
            P,
            [
                PatchOperation.Set("/kind", "k"),
                PatchOperation.Add("/tags/-", "y"),
                PatchOperation.Increment("/rank", 4),
                PatchOperation.Increment("/price", 0.25),
                PatchOperation.Remove("/inner/gone"),
                PatchOperation.Replace("/inner/kept", 3),
            ]);
        var document = patched.Resource;

        Assert.Equal("k", (string?)document["kind"]);
        Assert.Equal(["x", "y"], document["tags"]!.Select(tag => (string?)tag));
        Assert.Equal(5, (int)document["rank"]!);
        Assert.Equal(1.75m, (decimal)document["price"]!);
        Assert.Equal("""{"kept":3}""", document["inner"]!.ToString(Newtonsoft.Json.Formatting.None));
    }

    [Theory]
    [InlineData("FROM c WHERE c.rank = 1", HttpStatusCode.OK)]
    [InlineData("FROM c WHERE c.rank > 1 OR NOT IS_DEFINED(c.kind)", HttpStatusCode.PreconditionFailed)]
    public async Task A_patch_with_a_condition_applies_only_where_it_holds(string condition, HttpStatusCode expected)
    {
        await Items.CreateItemAsync(Sample(), P);
        using var answer = await Items.PatchItemStreamAsync("a", P, [PatchOperation.Set("/rank", 7)], new PatchItemRequestOptions { FilterPredicate = condition });
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? 7 : 1, (await Items.ReadItemAsync<Entry>("a", P)).Resource.Rank);
    }

    [Fact]
    public async Task A_write_can_be_answered_without_its_document()
    {
        var created = await Items.CreateItemAsync(Sample(), P, new ItemRequestOptions { EnableContentResponseOnWrite = false });
        Assert.Null(created.Resource);
        Assert.False(string.IsNullOrEmpty(created.ETag));
    }

    [Fact]
    public async Task A_document_of_another_partition_than_the_header_is_refused()
    {
        var refused = await Assert.ThrowsAsync<CosmosException>(() => Items.CreateItemAsync(Sample(), new PartitionKey("other")));
        Assert.Equal((HttpStatusCode.BadRequest, 1001), (refused.StatusCode, refused.SubStatusCode));
    }

    [Theory]
    [InlineData("""{"pk":"p"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":"","pk":"p"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":"a/b","pk":"p"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":5,"pk":"p"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"id":"a","pk":"p""", HttpStatusCode.BadRequest)]
    [InlineData("""[1]""", HttpStatusCode.BadRequest)]
    public async Task Bad_documents_are_refused(string json, HttpStatusCode expected)
    {
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(json));
        using var answer = await Items.CreateItemStreamAsync(body, P);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_document_above_two_megabytes_is_too_large()
    {
        var large = await Assert.ThrowsAsync<CosmosException>(() => Items.CreateItemAsync(new { id = "a", pk = "p", text = new string('x', 2 * 1024 * 1024) }, P));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("with \"quotes\" and \\ and \t")]
    [InlineData("Zürich 東京 😀 + ' < &")]
    public async Task Every_string_can_be_a_partition_key(string key)
    {
        await Items.CreateItemAsync(Sample() with { Pk = key }, new PartitionKey(key));
        Assert.Equal(key, (await Items.ReadItemAsync<Entry>("a", new PartitionKey(key))).Resource.Pk);
    }

    [Theory]
    [InlineData("1.0", 1d)]
    [InlineData("1e2", 100d)]
    [InlineData("0.50", 0.5d)]
    [InlineData("-7", -7d)]
    public async Task Numbers_of_a_partition_key_are_compared_by_value(string written, double key)
    {
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"a","pk":{{written}}}"""));
        using var created = await Items.CreateItemStreamAsync(body, new PartitionKey(key));
        using var read = await Items.ReadItemStreamAsync("a", new PartitionKey(key));
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, read.StatusCode));
    }

    [Fact]
    public async Task Null_true_and_missing_are_partition_keys_of_their_own()
    {
        await Items.CreateItemAsync(new { id = "a", pk = (string?)null }, PartitionKey.Null);
        await Items.CreateItemAsync(new { id = "a", pk = true }, new PartitionKey(true));
        await Items.CreateItemAsync(new { id = "a" }, PartitionKey.None);
        foreach (var key in new[] { PartitionKey.Null, new PartitionKey(true), PartitionKey.None })
        {
            Assert.Equal(HttpStatusCode.OK, (await Items.ReadItemAsync<Newtonsoft.Json.Linq.JObject>("a", key)).StatusCode);
        }
    }

    [Fact]
    public async Task Concurrent_increments_under_etags_lose_nothing()
    {
        const int Writers = 8;
        const int Increments = 10;
        await Items.CreateItemAsync(Sample(rank: 0), P);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async _ =>
        {
            for (var done = 0; done < Increments;)
            {
                var read = await Items.ReadItemAsync<Entry>("a", P);
                var next = read.Resource with { Rank = read.Resource.Rank + 1, ETag = null };
                using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Newtonsoft.Json.JsonConvert.SerializeObject(next)));
                using var answer = await Items.ReplaceItemStreamAsync(body, "a", P, new ItemRequestOptions { IfMatchEtag = read.ETag });
                done += answer.IsSuccessStatusCode ? 1 : 0;
            }
        }));
        Assert.Equal(Writers * Increments, (await Items.ReadItemAsync<Entry>("a", P)).Resource.Rank);
    }
}
