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

        Assert.Equal((252, 0, 0, 0), CountsOf(done));
        Assert.Equal([1, 1, 50, 100, 100], _table.Batches.Order());
        Assert.Equal(252, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task Importing_the_same_again_writes_nothing_and_keeps_the_version()
    {
        var entries = Enumerable.Range(0, 120).Select(i => Entries.Account($"A{i}")).ToList();
        await _store.ImportAsync(entries, None);
        var version = await _store.GetVersionAsync(None);
        _table.Batches.Clear();

        Assert.Equal((0, 0, 0, 120), CountsOf(await _store.ImportAsync(entries, None)));

        Assert.Empty(_table.Batches);
        Assert.Equal(version, await _store.GetVersionAsync(None));
    }

    [Fact]
    public async Task Import_writes_only_what_differs_and_leaves_what_it_does_not_name()
    {
        await _store.ImportAsync([Entries.Account("A"), Entries.Account("B"), Entries.Account("C")], None);
        var version = await _store.GetVersionAsync(None);

        var done = await _store.ImportAsync([Entries.Account("A"), Entries.Account("B", "HOUSE2"), Entries.Account("D")], None);

        Assert.Equal((1, 1, 0, 1), CountsOf(done));
        Assert.Equal(["A=HOUSE1", "B=HOUSE2", "C=HOUSE1", "D=HOUSE1"], (await EntriesAsync()).Select(entry => $"{entry.Code}={entry.Values["account"]}"));
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

        await _store.ImportAsync([entry], None);

        var read = Assert.Single(await EntriesAsync());
        Assert.Equal((ReferenceMap.Instruments, "ice", code), (read.Map, read.Venue, read.Code));
        Assert.Equal(new Dictionary<string, string> { ["instrument"] = "IFEU:BRN", ["priceFactor"] = "0.01" }, read.Values);
    }

    [Fact]
    public async Task Every_write_moves_the_version_on()
    {
        var versions = new List<string?> { await _store.GetVersionAsync(None) };
        await PutAsync("A", "HOUSE1");
        versions.Add(await _store.GetVersionAsync(None));
        await PutAsync("A", "HOUSE2");
        versions.Add(await _store.GetVersionAsync(None));
        await PutAsync("A", account: null);
        versions.Add(await _store.GetVersionAsync(None));
        await PutAsync("A", account: null);

        Assert.Equal([null, "1", "2", "3"], versions);
        Assert.Equal("3", await _store.GetVersionAsync(None));
        Assert.Null(await _store.FindAsync(KeyOf("A"), None));
    }

    [Fact]
    public async Task A_row_that_was_removed_can_be_added_again()
    {
        await PutAsync("A", "HOUSE1");
        await PutAsync("A", account: null);

        var again = await PutAsync("A", "HOUSE2");

        Assert.Null(again.Before);
        Assert.Equal("HOUSE2", Assert.Single(await EntriesAsync()).Values["account"]);
    }

    [Fact]
    public async Task A_change_that_is_refused_changes_nothing()
    {
        await PutAsync("A", "HOUSE1");
        var keys = _table.Keys.ToList();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => _store.ChangeAsync(KeyOf("A"), author: null, _ => throw new InvalidOperationException("No."), None));

        Assert.Equal(keys, _table.Keys);
        Assert.Equal("1", await _store.GetVersionAsync(None));
    }

    [Fact]
    public async Task Entries_of_one_code_from_several_dates_are_rows_of_their_own()
    {
        var later = new DateOnly(2026, 12, 1);
        await _store.ImportAsync([Entries.Account("A"), Entries.Account("A", "HOUSE2") with { ValidFrom = later }], None);

        Assert.Equal([(null, "HOUSE1"), (later, "HOUSE2")], (await EntriesAsync()).Select(entry => (entry.ValidFrom, entry.Values["account"])));
        Assert.Equal("HOUSE2", (await _store.FindAsync(KeyOf("A") with { ValidFrom = later }, None))!.Values["account"]);
    }

    [Fact]
    public async Task An_import_that_replaces_a_map_removes_its_other_rows_and_those_of_no_other_map()
    {
        await _store.ImportAsync([Entries.Account("A"), Entries.Account("B"), Entries.Contract()], None);

        var plan = await _store.ImportAsync([Entries.Account("B", "HOUSE2")], None, new ReferenceImportMode(Replaced: ReferenceMap.Accounts));

        Assert.Equal((0, 1, 1, 0), CountsOf(plan));
        Assert.Equal(["B", "CL"], (await EntriesAsync()).Select(entry => entry.Code));
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_writes_nothing()
    {
        await _store.ImportAsync([Entries.Account("A"), Entries.Account("B")], None);
        var keys = _table.Keys.ToList();
        ReferenceEntry[] wanted = [Entries.Account("B", "HOUSE2"), Entries.Account("C")];

        var dry = await _store.ImportAsync(wanted, None, new ReferenceImportMode(Replaced: ReferenceMap.Accounts, IsDryRun: true));

        Assert.Equal(keys, _table.Keys);
        Assert.Equal((1, 1, 1, 0), CountsOf(dry));
        var real = await _store.ImportAsync(wanted, None, new ReferenceImportMode(Replaced: ReferenceMap.Accounts));
        Assert.Equal(dry.Changes.Select(Describe), real.Changes.Select(Describe));
    }

    [Fact]
    public async Task The_pipeline_wraps_every_call()
    {
        _table.PageSize = 10;
        var store = new TableReferenceStore(_table, TimeProvider.System, Retrying());
        await store.ImportAsync([.. Enumerable.Range(0, 25).Select(i => Entries.Account($"A{i}"))], None);

        _table.Faults = 3;

        Assert.Equal(25, (await store.ReadAsync(None)).Entries.Count);
    }

    [Fact]
    public async Task Values_typed_as_numbers_in_a_table_explorer_are_read_as_text()
    {
        await _table.UpsertEntityAsync(new TableEntity("contracts|XNYM", "CL") { ["lotSize"] = 1000, ["priceMultiplier"] = 0.01 });

        var entry = Assert.Single(await EntriesAsync());

        Assert.Equal(("1000", "0.01"), (entry.Values["lotSize"], entry.Values["priceMultiplier"]));
    }

    [Fact]
    public async Task Annotations_of_the_protocol_are_no_columns()
    {
        await _table.UpsertEntityAsync(new TableEntity("traders|cme", "T1") { ["trader"] = "jane", ["odata.metadata"] = "https://..." });

        Assert.Equal(["trader"], Assert.Single(await EntriesAsync()).Values.Keys);
    }

    [Fact]
    public async Task An_entity_that_is_no_reference_data_is_a_fault()
    {
        await _table.UpsertEntityAsync(new TableEntity("something", "else"));

        await Assert.ThrowsAsync<InvalidDataException>(() => _store.ReadAsync(None));
    }

    [Fact]
    public async Task A_row_beyond_the_limits_is_refused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _store.ImportAsync([Entries.Account(new string('a', ReferenceKeys.MaxChars + 1))], None));
        await Assert.ThrowsAsync<ArgumentException>(() => _store.ImportAsync([Entries.Account("A", new string('a', ReferenceEntities.MaxValueChars))], None));
        var reserved = new ReferenceEntry(ReferenceMap.Accounts, "cme", "A", new Dictionary<string, string> { ["RowKey"] = "B" });
        await Assert.ThrowsAsync<ArgumentException>(() => _store.ImportAsync([reserved], None));
    }

    private static (int Added, int Changed, int Removed, int Unchanged) CountsOf(ReferencePlan plan) =>
        (plan.Added, plan.Changed, plan.Removed, plan.Unchanged);

    private static string Describe(ReferenceChange change) =>
        $"{change.Key} {string.Join(',', change.Before ?? new Dictionary<string, string>())} {string.Join(',', change.After ?? new Dictionary<string, string>())}";

    private static ReferenceKey KeyOf(string code) => new(ReferenceMap.Accounts, "cme", code, ValidFrom: null);

    private async Task<IReadOnlyList<ReferenceEntry>> EntriesAsync() => (await _store.ReadAsync(None)).Entries;

    private Task<ReferenceChange> PutAsync(string code, string? account) => _store.ChangeAsync(
        KeyOf(code), author: null, _ => account is null ? null : new Dictionary<string, string> { ["account"] = account }, None);

    private static ResiliencePipeline Retrying() => new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is RequestFailedException { Status: 503 }),
            Delay = TimeSpan.Zero,
            MaxRetryAttempts = 3,
        })
        .Build();
}
