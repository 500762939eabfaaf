using Azure.Data.Tables;

namespace Stp.Embedded.Tests.Tables;

/// <content>Transactions: all or nothing, within a partition.</content>
public abstract partial class TableCompliance
{
    [Fact]
    public async Task A_transaction_does_all()
    {
        await Table.AddEntityAsync(Entity("b"));
        var version = (await Table.AddEntityAsync(Entity("c"))).Headers.ETag!.Value;

        var answers = (await Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Entity("a", 10)),
            new(TableTransactionActionType.UpsertReplace, Entity("b", 20)),
            new(TableTransactionActionType.UpdateMerge, Entity("c", 30), version),
            new(TableTransactionActionType.UpsertMerge, Entity("d", 40)),
        ])).Value;

        Assert.All(answers, answer => Assert.NotNull(answer.Headers.ETag));
        Assert.Equal([10, 20, 30, 40], (await AllAsync(Table.QueryAsync<TableEntity>())).Select(entity => entity.GetInt32("Value")!.Value));
        await Table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, Entity("a"))]);
        Assert.Equal("b,c,d", await RowsAsync(null));
    }

    [Fact]
    public async Task A_transaction_that_fails_does_nothing_and_names_the_action()
    {
        await Table.AddEntityAsync(Entity("b"));

        var fault = await Assert.ThrowsAsync<TableTransactionFailedException>(() => Table.SubmitTransactionAsync(
        [
            new(TableTransactionActionType.Add, Entity("a")),
            new(TableTransactionActionType.Add, Entity("b")),
        ]));

        Assert.Equal((409, "EntityAlreadyExists", 1), (fault.Status, fault.ErrorCode, fault.FailedTransactionActionIndex));
        Assert.Equal("b", await RowsAsync(null));
    }

    [Fact]
    public async Task A_transaction_is_of_one_partition_names_each_entity_once_and_has_100_actions_at_most()
    {
        static TableTransactionAction Add(string rowKey, string partitionKey = "p") =>
            new(TableTransactionActionType.Add, Entity(rowKey, 1, partitionKey));

        await FaultAsync(() => Table.SubmitTransactionAsync([Add("a"), Add("b", "q")]), 400, "CommandsInBatchActOnDifferentPartitions");
        await FaultAsync(() => Table.SubmitTransactionAsync([Add("a"), Add("a")]), 400, "InvalidDuplicateRow");
        await FaultAsync(() => Table.SubmitTransactionAsync(Enumerable.Range(0, 101).Select(i => Add($"r{i}"))), 400, "InvalidInput");
        await Assert.ThrowsAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));
        Assert.Equal("", await RowsAsync(null));
        await Table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(i => Add($"r{i:000}")));
        Assert.Equal(100, (await AllAsync(Table.QueryAsync<TableEntity>())).Count);
    }

    [Fact]
    public async Task An_update_in_a_transaction_without_version_adds_what_is_missing()
    {
        await Table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateReplace, Entity("a"))]);

        Assert.Equal("a", await RowsAsync(null));
    }
}
