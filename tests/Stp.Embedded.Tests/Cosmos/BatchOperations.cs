using System.Net;
using Microsoft.Azure.Cosmos;

namespace Stp.Embedded.Tests.Cosmos;

public abstract class BatchOperations : CosmosCompliance
{
    private static readonly PartitionKey P = new("p");

    private static Entry Sample(string id, int rank = 1) => new() { Id = id, Pk = "p", Rank = rank };

    [Fact]
    public async Task A_batch_does_every_kind_of_operation_in_order()
    {
        await Items.CreateItemAsync(Sample("read"), P);
        await Items.CreateItemAsync(Sample("gone"), P);
        var tag = (await Items.CreateItemAsync(Sample("position"), P)).ETag;

        using var answer = await Items.CreateTransactionalBatch(P)
            .CreateItem(Sample("new"))
            .ReplaceItem("position", Sample("position", 2), new TransactionalBatchItemRequestOptions { IfMatchEtag = tag })
            .UpsertItem(Sample("upserted"))
            .ReadItem("read")
            .DeleteItem("gone")
            .PatchItem("read", [PatchOperation.Increment("/rank", 4)])
            .ExecuteAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.OK],
            answer.Select(result => result.StatusCode));
        Assert.Equal(2, answer.GetOperationResultAtIndex<Entry>(1).Resource.Rank);
        Assert.Equal(1, answer.GetOperationResultAtIndex<Entry>(3).Resource.Rank);
        Assert.Equal(5, answer.GetOperationResultAtIndex<Entry>(5).Resource.Rank);
        Assert.Equal(answer[1].ETag, (await Items.ReadItemAsync<Entry>("position", P)).ETag);
        Assert.True(answer.RequestCharge > 20);
    }

    [Fact]
    public async Task A_failed_operation_undoes_the_batch_and_names_itself()
    {
        await Items.CreateItemAsync(Sample("exists", 1), P);
        using var answer = await Items.CreateTransactionalBatch(P)
            .CreateItem(Sample("first"))
            .ReplaceItem("exists", Sample("exists", 2))
            .CreateItem(Sample("exists"))
            .CreateItem(Sample("last"))
            .ExecuteAsync();

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(
            [HttpStatusCode.FailedDependency, HttpStatusCode.FailedDependency, HttpStatusCode.Conflict, HttpStatusCode.FailedDependency],
            answer.Select(result => result.StatusCode));
        Assert.Equal(1, (await Items.ReadItemAsync<Entry>("exists", P)).Resource.Rank);
        Assert.Equal(HttpStatusCode.NotFound, (await Items.ReadItemStreamAsync("first", P)).StatusCode);
    }

    [Fact]
    public async Task A_batch_with_an_old_etag_fails_as_a_whole()
    {
        var old = (await Items.CreateItemAsync(Sample("position"), P)).ETag;
        await Items.ReplaceItemAsync(Sample("position", 2), "position", P);
        using var answer = await Items.CreateTransactionalBatch(P)
            .CreateItem(Sample("posting"))
            .ReplaceItem("position", Sample("position", 3), new TransactionalBatchItemRequestOptions { IfMatchEtag = old })
            .ExecuteAsync();

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Items.ReadItemStreamAsync("posting", P)).StatusCode);
        Assert.Equal(2, (await Items.ReadItemAsync<Entry>("position", P)).Resource.Rank);
    }

    [Fact]
    public async Task A_batch_answers_without_documents_when_asked()
    {
        using var answer = await Items.CreateTransactionalBatch(P)
            .CreateItem(Sample("a"), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false })
            .ExecuteAsync();
        Assert.True(answer.IsSuccessStatusCode);
        Assert.Null(answer[0].ResourceStream);
        Assert.False(string.IsNullOrEmpty(answer[0].ETag));
    }

    [Fact]
    public async Task A_hundred_operations_are_a_batch_and_one_more_is_refused()
    {
        Assert.Equal(HttpStatusCode.OK, (await RunAsync(100, "x")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await RunAsync(101, "y")).StatusCode);

        async Task<TransactionalBatchResponse> RunAsync(int operations, string prefix)
        {
            var batch = Items.CreateTransactionalBatch(P);
            for (var i = 0; i < operations; i++)
            {
                batch.CreateItem(Sample(prefix + i));
            }

            return await batch.ExecuteAsync();
        }
    }

    [Fact]
    public async Task A_batch_above_two_megabytes_is_too_large()
    {
        var batch = Items.CreateTransactionalBatch(P);
        for (var i = 0; i < 3; i++)
        {
            batch.CreateItem(new { id = $"{i}", pk = "p", text = new string('x', 800_000) });
        }

        using var answer = await batch.ExecuteAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_batch_works_in_a_partition_of_three_levels()
    {
        var key = new PartitionKeyBuilder().Add("ACME").Add("IFEU:BRN:2027-01").Add("2026-11-20").Build();
        using var answer = await Tree.CreateTransactionalBatch(key)
            .CreateItem(new { id = "a", account = "ACME", instrument = "IFEU:BRN:2027-01", day = "2026-11-20" })
            .ExecuteAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Tree.ReadItemStreamAsync("a", key)).StatusCode);
    }

    [Fact]
    public async Task Bulk_operations_succeed_and_fail_one_by_one()
    {
        using var bulk = CreateClient(options => options.AllowBulkExecution = true);
        var items = bulk.GetContainer("compliance", "items");
        await items.CreateItemAsync(new Entry { Id = "7", Pk = "k1" }, new PartitionKey("k1"));

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => TryCreateAsync(items, new Entry { Id = $"{i}", Pk = $"k{i % 3}" })));

        Assert.Equal(HttpStatusCode.Conflict, Assert.Single(answers, status => status != HttpStatusCode.Created));
        Assert.Equal(HttpStatusCode.OK, (await items.ReadItemStreamAsync("299", new PartitionKey("k2"))).StatusCode);
    }

    private static async Task<HttpStatusCode> TryCreateAsync(Container items, Entry entry)
    {
        try
        {
            return (await items.CreateItemAsync(entry, new PartitionKey(entry.Pk))).StatusCode;
        }
        catch (CosmosException fault)
        {
            return fault.StatusCode;
        }
    }
}
