using Azure;
using Azure.Data.Tables;
using FsCheck;
using FsCheck.Fluent;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables;

namespace Stp.Embedded.Tests.Tables;

public sealed class EmbeddedTableTests : TableCompliance
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stp-tables").FullName;
    private SqliteStore? _store;

    private string Database => Path.Combine(_folder, "stp.db");

    protected override async Task<TableServiceClient> OpenAsync()
    {
        _store = SqliteStore.Open(Database);
        return await EmbeddedTableServiceClient.OpenAsync(_store, TimeProvider.System);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _store!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_acknowledged_is_there_after_opening_the_file_again()
    {
        var version = (await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 })).Headers.ETag;
        await using var again = SqliteStore.Open(Database);

        var account = await EmbeddedTableServiceClient.OpenAsync(again, TimeProvider.System);
        var entity = (await account.GetTableClient(Table.Name).GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((1, version!.Value), (entity.GetInt32("A")!.Value, entity.ETag));
    }

    [Fact]
    public async Task Two_processes_on_one_file_see_each_others_versions()
    {
        await using var second = SqliteStore.Open(Database);
        var other = (await EmbeddedTableServiceClient.OpenAsync(second, TimeProvider.System)).GetTableClient(Table.Name);
        var version = (await Table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 })).Headers.ETag!.Value;

        await other.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, version);

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => Table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, version));
        Assert.Equal(412, fault.Status);
    }

    [Fact]
    public async Task A_scan_that_finds_nothing_for_long_returns_empty_pages_and_goes_on()
    {
        const int Entities = EntityQuery.MaxScanned + 1_000;
        for (var i = 0; i < Entities; i += TableTransaction.MaxActions)
        {
            var first = i;
            await Table.SubmitTransactionAsync(Enumerable.Range(first, TableTransaction.MaxActions)
                .Select(row => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"r{row:00000}") { ["Last"] = row == Entities - 1 })));
        }

        var pages = new List<Page<TableEntity>>();
        await foreach (var page in Table.QueryAsync<TableEntity>("Last eq true").AsPages())
        {
            pages.Add(page);
        }

        Assert.Equal([0, 1], pages.Select(page => page.Values.Count));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("1abc")]
    [InlineData("with-dash")]
    public void A_table_has_a_proper_name(string name)
    {
        var fault = Assert.Throws<RequestFailedException>(() => EntityRules.CheckTableName(name));
        Assert.Equal((400, "InvalidResourceName"), (fault.Status, fault.ErrorCode));
    }

    [Fact]
    public async Task A_property_of_an_unknown_type_is_refused_aloud()
    {
        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => Table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1.5m }));
        Assert.Equal(501, fault.Status);
    }

    [Fact]
    public void Any_text_is_stored_exactly_or_refused() => Prop.ForAll<string>(ArbMap.Default.ArbFor<string>(), text =>
    {
        if (text is null)
        {
            return true;
        }

        var properties = new Dictionary<string, object> { ["A"] = text };
        try
        {
            EntityRules.CheckProperties("p", "r", properties);
        }
        catch (RequestFailedException)
        {
            return true;
        }

        return (string)EntityCodec.Read(EntityCodec.Write(properties))["A"] == text;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Keys_and_tokens_survive_any_text_that_a_key_may_have()
    {
        foreach (var key in new[] { "", " ", "a b", "ø", "𝄞", "'", "%2F", "|", "a,b" })
        {
            await Table.UpsertEntityAsync(new TableEntity("p" + key, key));
            Assert.Equal(new EntityKey("p" + key, key), EntityKey.Parse(new EntityKey("p" + key, key).ToToken()));
            Assert.Equal(key, (await Table.GetEntityAsync<TableEntity>("p" + key, key)).Value.RowKey);
        }
    }

    [Fact]
    public async Task A_token_that_is_none_is_a_400()
    {
        var fault = await Assert.ThrowsAsync<RequestFailedException>(async () =>
        {
            await foreach (var page in Table.QueryAsync<TableEntity>().AsPages("no token"))
            {
                Assert.NotNull(page);
            }
        });
        Assert.Equal(400, fault.Status);
    }
}
