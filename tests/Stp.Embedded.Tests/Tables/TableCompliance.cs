using Azure;
using Azure.Data.Tables;

namespace Stp.Embedded.Tests.Tables;

/// <summary>What every Tables account must do, the embedded one as the real one: a subclass opens the account.</summary>
public abstract partial class TableCompliance : IAsyncLifetime
{
    private static int _tables;

    private TableServiceClient _account = null!;

    protected TableClient Table { get; private set; } = null!;

    protected abstract Task<TableServiceClient> OpenAsync();

    public async ValueTask InitializeAsync()
    {
        _account = await OpenAsync();
        Table = _account.GetTableClient($"compliance{Interlocked.Increment(ref _tables)}x{Environment.ProcessId}");
        await Table.CreateIfNotExistsAsync();
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Table.DeleteAsync();
        GC.SuppressFinalize(this);
    }

    private static TableEntity Entity(string rowKey, int value = 1, string partitionKey = "p") =>
        new(partitionKey, rowKey) { ["Value"] = value };

    private static async Task<RequestFailedException> FaultAsync(Func<Task> work, int status, string code)
    {
        var fault = await Assert.ThrowsAnyAsync<RequestFailedException>(work);
        Assert.Equal((status, code), (fault.Status, fault.ErrorCode));
        return fault;
    }

    private static async Task<List<T>> AllAsync<T>(AsyncPageable<T> pages)
        where T : notnull
    {
        var all = new List<T>();
        await foreach (var item in pages)
        {
            all.Add(item);
        }

        return all;
    }

    private async Task<string> RowsAsync(string? filter) =>
        string.Join(',', (await AllAsync(Table.QueryAsync<TableEntity>(filter))).Select(entity => entity.RowKey));

    [Fact]
    public async Task An_entity_comes_back_with_every_type_it_had()
    {
        var instant = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(1));
        var guid = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        await Table.AddEntityAsync(new TableEntity("p", "r")
        {
            ["Text"] = "ø𝄞'\"",
            ["Int"] = int.MinValue,
            ["Long"] = long.MaxValue,
            ["Double"] = 0.1,
            ["Infinite"] = double.PositiveInfinity,
            ["Truth"] = true,
            ["Guid"] = guid,
            ["Bytes"] = new byte[] { 0, 255 },
            ["Instant"] = instant,
            ["Nothing"] = null,
        });

        var entity = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal(("p", "r", "ø𝄞'\""), (entity.PartitionKey, entity.RowKey, entity.GetString("Text")));
        Assert.Equal((int.MinValue, long.MaxValue, 0.1, double.PositiveInfinity), (entity.GetInt32("Int"), entity.GetInt64("Long"), entity.GetDouble("Double"), entity.GetDouble("Infinite")));
        Assert.Equal((true, guid, instant.ToUniversalTime()), (entity.GetBoolean("Truth"), entity.GetGuid("Guid"), entity.GetDateTimeOffset("Instant")));
        Assert.Equal([0, 255], entity.GetBinary("Bytes"));
        Assert.False(entity.ContainsKey("Nothing"));
        Assert.NotNull(entity.Timestamp);
        Assert.NotEqual(default, entity.ETag);
    }

    [Fact]
    public async Task A_class_is_stored_by_its_properties()
    {
        var sample = new Sample { PartitionKey = "p", RowKey = "r", Name = "n", Count = 3, When = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), Colour = Colour.Green };
        await Table.UpsertEntityAsync(sample);

        var read = (await Table.GetEntityAsync<Sample>("p", "r")).Value;

        Assert.Equal((sample.Name, sample.Count, sample.When, sample.Colour, null), (read.Name, read.Count, read.When, read.Colour, read.Missing));
    }

    [Fact]
    public async Task Adding_what_is_there_is_a_409()
    {
        await Table.AddEntityAsync(Entity("r"));

        await FaultAsync(() => Table.AddEntityAsync(Entity("r")), 409, "EntityAlreadyExists");
    }

    [Fact]
    public async Task Reading_what_is_not_there_is_a_404_or_no_value()
    {
        await FaultAsync(() => Table.GetEntityAsync<TableEntity>("p", "r"), 404, "ResourceNotFound");

        var answer = await Table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        Assert.False(answer.HasValue);
        Assert.Equal(404, answer.GetRawResponse().Status);
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_a_404()
    {
        var missing = _account.GetTableClient("missing" + Environment.ProcessId);

        await FaultAsync(() => missing.AddEntityAsync(Entity("r")), 404, "TableNotFound");
        await FaultAsync(() => AllAsync(missing.QueryAsync<TableEntity>()), 404, "TableNotFound");
        Assert.False((await missing.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Fact]
    public async Task Making_a_table_twice_is_a_409_unless_asked_politely()
    {
        await Table.CreateIfNotExistsAsync();
        await FaultAsync(() => Table.CreateAsync(), 409, "TableAlreadyExists");
        await FaultAsync(() => _account.CreateTableAsync(Table.Name.ToUpperInvariant()), 409, "TableAlreadyExists");
        Assert.Contains(Table.Name, (await AllAsync(_account.QueryAsync((FormattableString)$"TableName eq {Table.Name}"))).Select(item => item.Name));
        Assert.Single(await AllAsync(_account.QueryAsync(item => item.Name == Table.Name)));
    }

    [Fact]
    public async Task Every_write_gives_a_new_version()
    {
        var first = (await Table.AddEntityAsync(Entity("r"))).Headers.ETag;
        var second = (await Table.UpsertEntityAsync(Entity("r", 1))).Headers.ETag;
        await Table.DeleteEntityAsync("p", "r");
        var third = (await Table.AddEntityAsync(Entity("r"))).Headers.ETag;

        Assert.Equal(3, new HashSet<ETag?> { first, second, third }.Count);
        Assert.Equal(third, (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag);
    }

    [Fact]
    public async Task Updating_another_version_is_a_412_and_changes_nothing()
    {
        var stale = (await Table.AddEntityAsync(Entity("r", 1))).Headers.ETag!.Value;
        var current = (await Table.UpdateEntityAsync(Entity("r", 2), stale)).Headers.ETag!.Value;

        await FaultAsync(() => Table.UpdateEntityAsync(Entity("r", 3), stale), 412, "UpdateConditionNotSatisfied");
        await FaultAsync(() => Table.DeleteEntityAsync("p", "r", stale), 412, "UpdateConditionNotSatisfied");
        Assert.Equal(2, (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Value"));

        await Table.UpdateEntityAsync(Entity("r", 4), ETag.All);
        await FaultAsync(() => Table.UpdateEntityAsync(Entity("r", 5), current), 412, "UpdateConditionNotSatisfied");
    }

    [Fact]
    public async Task Updating_what_is_not_there_is_a_404_and_deleting_it_is_not()
    {
        await FaultAsync(() => Table.UpdateEntityAsync(Entity("r"), ETag.All), 404, "ResourceNotFound");
        Assert.Equal(404, (await Table.DeleteEntityAsync("p", "r")).Status);
        await Assert.ThrowsAsync<ArgumentException>(() => Table.UpdateEntityAsync(Entity("r"), default));
    }

    [Fact]
    public async Task Merge_keeps_what_it_does_not_name_and_replace_does_not()
    {
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 3 });
        var merged = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await Table.UpdateEntityAsync(new TableEntity("p", "r") { ["C"] = 4 }, merged.ETag, TableUpdateMode.Replace);
        var replaced = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((1, 3), (merged.GetInt32("A"), merged.GetInt32("B")));
        Assert.Equal((null, null, 4), (replaced.GetInt32("A"), replaced.GetInt32("B"), replaced.GetInt32("C")));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\tb")]
    [InlineData("a\u0081b")]
    public async Task Keys_have_no_forbidden_characters(string key)
    {
        await FaultAsync(() => Table.UpsertEntityAsync(Entity(key)), 400, "OutOfRangeInput");
        await FaultAsync(() => Table.UpsertEntityAsync(Entity("r", 1, key)), 400, "OutOfRangeInput");
    }

    [Fact]
    public async Task Limits_of_the_data_model_hold()
    {
        await Table.UpsertEntityAsync(Entity(new string('k', 512)));
        await FaultAsync(() => Table.UpsertEntityAsync(Entity(new string('k', 513))), 400, "KeyValueTooLarge");
        await FaultAsync(() => Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = new string('v', (32 * 1024) + 1) }), 400, "PropertyValueTooLarge");
        await FaultAsync(() => Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A-B"] = 1 }), 400, "PropertyNameInvalid");
        await FaultAsync(() => Table.UpsertEntityAsync(new TableEntity("p", "r") { [new string('n', 256)] = 1 }), 400, "PropertyNameTooLong");
        await FaultAsync(() => Table.UpsertEntityAsync(Wide(253, "")), 400, "TooManyProperties");
        await FaultAsync(() => Table.UpsertEntityAsync(Wide(17, new string('v', 32 * 1024))), 400, "EntityTooLarge");
        await Table.UpsertEntityAsync(Wide(15, new string('v', 32 * 1024)));

        static TableEntity Wide(int properties, string value)
        {
            var entity = new TableEntity("p", "wide");
            for (var i = 0; i < properties; i++)
            {
                entity[$"P{i}"] = value;
            }

            return entity;
        }
    }

    [Fact]
    public async Task Of_many_that_update_one_version_one_wins()
    {
        var version = (await Table.AddEntityAsync(Entity("r", 0))).Headers.ETag!.Value;

        var tries = await Task.WhenAll(Enumerable.Range(1, 20).Select(async i =>
        {
            try
            {
                await Table.UpdateEntityAsync(Entity("r", i), version);
                return i;
            }
            catch (RequestFailedException fault) when (fault.Status == 412)
            {
                return 0;
            }
        }));

        var winner = Assert.Single(tries, i => i > 0);
        Assert.Equal(winner, (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Value"));
    }

    private enum Colour
    {
        Red,
        Green,
    }

    private sealed class Sample : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public string? Name { get; set; }

        public long Count { get; set; }

        public DateTimeOffset When { get; set; }

        public Colour Colour { get; set; }

        public int? Missing { get; set; }
    }
}
