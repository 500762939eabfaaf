using Azure;
using Azure.Data.Tables;
using Polly;
using Polly.Retry;
using Stp.Domain.Reference;
using Stp.Functions.Reference;

namespace Stp.Functions.Tests.Reference;

public sealed class TableReferenceStoreTests
{
    private readonly FakeTable _table = new();
    private readonly TableReferenceStore _store;

    public TableReferenceStoreTests() => _store = new TableReferenceStore(_table, TimeProvider.System);

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Import_writes_batches_of_100_a_partition()
    {
        var entries = Enumerable.Range(0, 250).Select(i => Entries.Account($"A{i}")).Concat([Entries.Account("B", venue: "ice"), Entries.Contract()]).ToList();

        var done = await _store.ImportAsync(entries, None);

        Assert.Equal(new ReferenceImport(252, 0, 0), done);
        Assert.Equal([1, 1, 50, 100, 100], _table.Batches.Order());
        Assert.Equal(252, (await _store.ReadAllAsync(None)).Count);
    }

    [Fact]
    public async Task Importing_the_same_again_writes_nothing_and_keeps_the_version()
    {
        var entries = Enumerable.Range(0, 120).Select(i => Entries.Account($"A{i}")).ToList();
        await _store.ImportAsync(entries, None);
        var version = await _store.GetVersionAsync(None);
        _table.Batches.Clear();

        Assert.Equal(new ReferenceImport(0, 0, 120), await _store.ImportAsync(entries, None));

        Assert.Empty(_table.Batches);
        Assert.Equal(version, await _store.GetVersionAsync(None));
    }

    [Fact]
    public async Task Import_writes_only_what_differs_and_leaves_what_it_does_not_name()
    {
        await _store.ImportAsync([Entries.Account("A"), Entries.Account("B"), Entries.Account("C")], None);
        var version = await _store.GetVersionAsync(None);

        var done = await _store.ImportAsync([Entries.Account("A"), Entries.Account("B", "HOUSE2"), Entries.Account("D")], None);

        Assert.Equal(new ReferenceImport(1, 1, 1), done);
        Assert.Equal(["A=HOUSE1", "B=HOUSE2", "C=HOUSE1", "D=HOUSE1"], (await _store.ReadAllAsync(None)).Select(entry => $"{entry.Code}={entry.Values["account"]}"));
        Assert.NotEqual(version, await _store.GetVersionAsync(None));
    }

    [Fact]
    public async Task Import_of_a_row_twice_is_refused_before_anything_is_written()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _store.ImportAsync([Entries.Account("A"), Entries.Account("A", "HOUSE2", "CME")], None));

        Assert.Empty(_table.Batches);
    }

    [Fact]
    public async Task Entries_come_back_as_they_were_written_whatever_their_code()
    {
        var code = "o'neil/\\#?~|\t\ud800ø";
        var entry = new ReferenceEntry(ReferenceMap.Instruments, "ICE", code, new Dictionary<string, string> { ["instrument"] = "IFEU:BRN", ["priceFactor"] = "0.01", ["note"] = "" });

        await _store.PutAsync(entry, null, None);

        var read = Assert.Single(await _store.ReadAllAsync(None));
        Assert.Equal((ReferenceMap.Instruments, "ice", code), (read.Map, read.Venue, read.Code));
        Assert.Equal(new Dictionary<string, string> { ["instrument"] = "IFEU:BRN", ["priceFactor"] = "0.01" }, read.Values);
    }

    [Fact]
    public async Task Every_write_moves_the_version_on()
    {
        var versions = new List<string?> { await _store.GetVersionAsync(None) };
        await _store.PutAsync(Entries.Account("A"), null, None);
        versions.Add(await _store.GetVersionAsync(None));
        await _store.PutAsync(Entries.Account("A", "HOUSE2"), null, None);
        versions.Add(await _store.GetVersionAsync(None));
        Assert.True(await _store.DeleteAsync(ReferenceMap.Accounts, "cme", "A", null, None));
        versions.Add(await _store.GetVersionAsync(None));

        Assert.Null(versions[0]);
        Assert.Equal(4, versions.Distinct().Count());
        Assert.Null(await _store.FindAsync(ReferenceMap.Accounts, "cme", "A", None));
        Assert.False(await _store.DeleteAsync(ReferenceMap.Accounts, "cme", "A", null, None));
    }

    [Fact]
    public async Task Put_of_another_version_is_refused()
    {
        var first = await _store.PutAsync(Entries.Account("A"), null, None);
        var second = await _store.PutAsync(Entries.Account("A", "HOUSE2"), first, None);

        var fault = await Assert.ThrowsAsync<RequestFailedException>(() => _store.PutAsync(Entries.Account("A", "HOUSE3"), first, None));

        Assert.Equal(412, fault.Status);
        var stored = await _store.FindAsync(ReferenceMap.Accounts, "CME", "A", None);
        Assert.Equal(("HOUSE2", second), (stored!.Entry.Values["account"], stored.Version));
    }

    [Fact]
    public async Task A_put_whose_answer_was_lost_succeeds_when_it_is_retried()
    {
        var store = new TableReferenceStore(_table, TimeProvider.System, Retrying());
        var first = await store.PutAsync(Entries.Account("A"), null, None);
        _table.LostAnswers = 1;

        var second = await store.PutAsync(Entries.Account("A", "HOUSE2"), first, None);

        Assert.Equal(second, (await store.FindAsync(ReferenceMap.Accounts, "cme", "A", None))!.Version);
    }

    [Fact]
    public async Task The_pipeline_wraps_every_call()
    {
        _table.PageSize = 10;
        var store = new TableReferenceStore(_table, TimeProvider.System, Retrying());
        await store.ImportAsync([.. Enumerable.Range(0, 25).Select(i => Entries.Account($"A{i}"))], None);

        _table.Faults = 3;

        Assert.Equal(25, (await store.ReadAllAsync(None)).Count);
    }

    [Fact]
    public async Task Values_typed_as_numbers_in_a_table_explorer_are_read_as_text()
    {
        await _table.UpsertEntityAsync(new TableEntity("contracts|XNYM", "CL") { ["lotSize"] = 1000, ["priceMultiplier"] = 0.01 });

        var entry = Assert.Single(await _store.ReadAllAsync(None));

        Assert.Equal(("1000", "0.01"), (entry.Values["lotSize"], entry.Values["priceMultiplier"]));
    }

    [Fact]
    public async Task Annotations_of_the_protocol_are_no_columns()
    {
        await _table.UpsertEntityAsync(new TableEntity("traders|cme", "T1") { ["trader"] = "jane", ["odata.metadata"] = "https://..." });

        Assert.Equal(["trader"], Assert.Single(await _store.ReadAllAsync(None)).Values.Keys);
    }

    [Fact]
    public async Task An_entity_that_is_no_reference_data_is_a_fault()
    {
        await _table.UpsertEntityAsync(new TableEntity("something", "else"));

        await Assert.ThrowsAsync<InvalidDataException>(() => _store.ReadAllAsync(None));
    }

    [Fact]
    public async Task A_row_beyond_the_limits_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _store.PutAsync(Entries.Account(new string('a', ReferenceKeys.MaxChars + 1)), null, None));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.PutAsync(Entries.Account("A", new string('a', ReferenceEntities.MaxValueChars)), null, None));
        var reserved = new ReferenceEntry(ReferenceMap.Accounts, "cme", "A", new Dictionary<string, string> { ["RowKey"] = "B" });
        await Assert.ThrowsAsync<ArgumentException>(() => _store.PutAsync(reserved, null, None));
    }

    private static ResiliencePipeline Retrying() => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is RequestFailedException { Status: 503 }),
            Delay = TimeSpan.Zero,
            MaxRetryAttempts = 3,
        })
        .Build();
}
