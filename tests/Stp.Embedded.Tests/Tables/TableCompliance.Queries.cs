using Azure;
using Azure.Data.Tables;

namespace Stp.Embedded.Tests.Tables;

/// <content>Queries: filters, pages, selected properties.</content>
public abstract partial class TableCompliance
{
    [Theory]
    [InlineData("PartitionKey eq 'p'", "a,b,c")]
    [InlineData("PartitionKey eq 'q'", "d")]
    [InlineData("PartitionKey eq 'p' and RowKey eq 'b'", "b")]
    [InlineData("RowKey ge 'b' and RowKey lt 'd'", "b,c")]
    [InlineData("RowKey gt 'b' and RowKey le 'd'", "c,d")]
    [InlineData("RowKey ne 'b'", "a,c,d")]
    [InlineData("PartitionKey eq 'q' or RowKey eq 'a'", "a,d")]
    [InlineData("(PartitionKey eq 'p') and ((RowKey eq 'a') or (RowKey eq 'c'))", "a,c")]
    [InlineData("not (RowKey eq 'a')", "b,c,d")]
    [InlineData("PartitionKey eq 'p' and not RowKey eq 'a'", "b,c")]
    [InlineData("Number gt 1", "b,c")]
    [InlineData("Number gt 1L", "b,c")]
    [InlineData("Wide eq 5000000000L", "a")]
    [InlineData("Real lt 0.75", "a")]
    [InlineData("Truth eq true", "a")]
    [InlineData("Truth eq false", "b")]
    [InlineData("Text eq 'o''neil and (co)'", "c")]
    [InlineData("Instant ge datetime'2026-11-21T00:00:00Z'", "b")]
    [InlineData("Id eq guid'00000001-0002-0003-0405-060708090a0b'", "d")]
    [InlineData("Missing eq 1", "")]
    [InlineData("Missing ne 1", "")]
    [InlineData("Number eq '1'", "")]
    [InlineData("", "a,b,c,d")]
    public async Task A_filter_selects(string filter, string rows)
    {
        await Table.AddEntityAsync(new TableEntity("p", "a") { ["Number"] = 1, ["Truth"] = true, ["Wide"] = 5_000_000_000L, ["Real"] = 0.5, ["Instant"] = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero) });
        await Table.AddEntityAsync(new TableEntity("p", "b") { ["Number"] = 2, ["Truth"] = false, ["Real"] = 1.5, ["Instant"] = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero) });
        await Table.AddEntityAsync(new TableEntity("p", "c") { ["Number"] = 3, ["Text"] = "o'neil and (co)" });
        await Table.AddEntityAsync(new TableEntity("q", "d") { ["Id"] = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) });

        Assert.Equal(rows, await RowsAsync(filter));
    }

    [Fact]
    public async Task Filters_of_the_client_are_understood()
    {
        var instant = new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
        await Table.AddEntityAsync(new TableEntity("o'n", "a") { ["Number"] = 1L, ["When"] = instant });
        await Table.AddEntityAsync(Entity("b"));

        Assert.Equal("a", await RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {"o'n"} and Number eq {1L} and When eq {instant}")));
        var partition = "p";
        Assert.Equal("b", Assert.Single(await AllAsync(Table.QueryAsync<TableEntity>(entity => entity.PartitionKey == partition && entity.RowKey.CompareTo("b") >= 0))).RowKey);
    }

    [Theory]
    [InlineData("PartitionKey eq")]
    [InlineData("PartitionKey 'p'")]
    [InlineData("PartitionKey eq 'p")]
    [InlineData("(PartitionKey eq 'p'")]
    [InlineData("PartitionKey eq 'p' RowKey eq 'r'")]
    [InlineData("PartitionKey is 'p'")]
    [InlineData("Number eq 12x")]
    [InlineData("When eq datetime'soon'")]
    public async Task A_filter_that_is_none_is_a_400(string filter) => await FaultAsync(() => RowsAsync(filter), 400, "InvalidInput");

    [Theory]
    [InlineData("startswith(RowKey, 'a')")]
    [InlineData("Bytes eq X'00'")]
    [InlineData("Text eq null")]
    public async Task A_filter_beyond_the_subset_is_a_501(string filter) =>
        await FaultAsync(() => RowsAsync(filter), 501, "NotImplemented");

    [Fact]
    public async Task A_filter_has_at_most_15_comparisons() => await FaultAsync(
        () => RowsAsync(string.Join(" or ", Enumerable.Range(0, 16).Select(i => $"RowKey eq '{i}'"))),
        400,
        "InvalidInput");

    [Fact]
    public async Task Pages_follow_each_other_in_the_order_of_the_keys()
    {
        for (var i = 0; i < 3; i++)
        {
            var partition = $"p{2 - i}";
            await Table.SubmitTransactionAsync(Enumerable.Range(0, 5).Select(row => new TableTransactionAction(TableTransactionActionType.Add, Entity($"r{row}", row, partition))));
        }

        var pages = new List<Page<TableEntity>>();
        await foreach (var page in Table.QueryAsync<TableEntity>("Value ne 2", maxPerPage: 5).AsPages())
        {
            pages.Add(page);
        }

        var keys = pages.SelectMany(page => page.Values).Select(entity => entity.PartitionKey + entity.RowKey).ToList();
        Assert.Equal(12, keys.Count);
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.All(pages, page => Assert.InRange(page.Values.Count, 0, 5));
        Assert.Null(pages[^1].ContinuationToken);

        var rest = new List<string>();
        await foreach (var page in Table.QueryAsync<TableEntity>("Value ne 2").AsPages(pages[0].ContinuationToken, 3))
        {
            rest.AddRange(page.Values.Select(entity => entity.PartitionKey + entity.RowKey));
        }

        Assert.Equal(keys.Skip(pages[0].Values.Count), rest);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_page_has_1_to_1000_entities(int size) =>
        await FaultAsync(() => AllAsync(Table.QueryAsync<TableEntity>(maxPerPage: size)), 400, "InvalidInput");

    [Fact]
    public async Task Select_returns_the_named_properties()
    {
        await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var entity = Assert.Single(await AllAsync(Table.QueryAsync<TableEntity>(select: ["RowKey", "B"])));

        Assert.Equal((null, "r", null, 2), (entity.PartitionKey, entity.RowKey, entity.GetInt32("A"), entity.GetInt32("B")));
        Assert.NotEqual(default, entity.ETag);
    }
}
