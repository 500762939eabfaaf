using Azure;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Stp.Domain.Reference;
using Stp.Functions.Reference;

namespace Stp.Functions.Tests.Reference;

public sealed class ReferenceCacheTests
{
    private readonly FakeTable _table = new();
    private readonly ManualTime _time = new();
    private readonly ReferenceCacheOptions _options = new() { MaxWait = TimeSpan.FromSeconds(30) };
    private readonly TableReferenceStore _store;

    public ReferenceCacheTests() => _store = new TableReferenceStore(_table, _time);

    private static CancellationToken None => CancellationToken.None;

    private ReferenceCache Cache() => new(_store, _time, Options.Create(_options), NullLogger<ReferenceCache>.Instance);

    private static string? Account(ReferenceSnapshot snapshot, string code = "A") =>
        snapshot.TryAccount("cme", code, DateOnly.MaxValue, out var entry) ? entry.Account : null;

    [Fact]
    public async Task The_first_caller_gets_what_is_stored()
    {
        await _store.ImportAsync([Entries.Account("A"), Entries.Contract()], None);

        var snapshot = await Cache().GetAsync(None);

        Assert.Equal("HOUSE1", Account(snapshot));
        Assert.Equal(1000m, snapshot.Contract("XNYM:CL")!.LotSize);
    }

    [Fact]
    public async Task Within_the_interval_nobody_is_asked()
    {
        var cache = Cache();
        var first = await cache.GetAsync(None);
        _time.Advance(_options.RefreshInterval - TimeSpan.FromMilliseconds(1));

        Assert.Same(first, await cache.GetAsync(None));

        // Before and after the rows.
        Assert.Equal((2, 1), (_table.VersionReads, _table.Queries));
    }

    [Fact]
    public async Task After_the_interval_an_unchanged_version_reads_nothing_again()
    {
        await _store.ImportAsync([Entries.Account("A")], None);
        var cache = Cache();
        var first = await cache.GetAsync(None);
        _time.Advance(_options.RefreshInterval);
        _table.ResetCounts();

        Assert.Same(first, await cache.GetAsync(None));

        Assert.Equal((1, 0), (_table.VersionReads, _table.Queries));
        Assert.Equal(TimeSpan.Zero, cache.Status.Age);
    }

    [Fact]
    public async Task After_the_interval_a_change_is_seen()
    {
        await _store.ImportAsync([Entries.Account("A")], None);
        var cache = Cache();
        await cache.GetAsync(None);
        await _store.ImportAsync([Entries.Account("A", "HOUSE2")], None);

        Assert.Equal("HOUSE1", Account(await cache.GetAsync(None)));
        _time.Advance(_options.RefreshInterval);
        Assert.Equal("HOUSE2", Account(await cache.GetAsync(None)));
    }

    /// <summary>Two instances over one table: what one writes, the other uses half a minute later at the latest.</summary>
    [Fact]
    public async Task A_change_takes_effect_in_every_instance_within_30_seconds()
    {
        await _store.ImportAsync([Entries.Account("A")], None);
        var (one, other) = (Cache(), Cache());
        await one.GetAsync(None);
        // The others last looked at any moment before.
        _time.Advance(TimeSpan.FromSeconds(7));
        await other.GetAsync(None);
        await _store.ImportAsync([Entries.Account("A", "HOUSE2")], None);
        one.Expire();

        Assert.Equal(("HOUSE2", "HOUSE1"), (Account(await one.GetAsync(None)), Account(await other.GetAsync(None))));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("HOUSE2", Account(await other.GetAsync(None)));
    }

    [Fact]
    public async Task After_a_write_of_its_own_the_process_sees_it_at_once()
    {
        var cache = Cache();
        await cache.GetAsync(None);
        await _store.ImportAsync([Entries.Account("A")], None);
        cache.Expire();

        Assert.Equal("HOUSE1", Account(await cache.GetAsync(None)));
    }

    [Fact]
    public async Task A_change_that_moved_no_version_is_seen_after_the_full_interval()
    {
        await _store.ImportAsync([Entries.Account("A")], None);
        var cache = Cache();
        await cache.GetAsync(None);
        await _table.UpsertEntityAsync(ReferenceEntities.ToEntity(ReferenceKey.Of(Entries.Account("A")), Entries.Account("A", "HOUSE2").Values, change: 0));

        _time.Advance(_options.FullRefreshInterval - _options.RefreshInterval);
        Assert.Equal("HOUSE1", Account(await cache.GetAsync(None)));
        _time.Advance(_options.RefreshInterval);
        Assert.Equal("HOUSE2", Account(await cache.GetAsync(None)));
    }

    [Fact]
    public async Task While_Tables_is_down_the_last_good_copy_serves_and_the_status_tells()
    {
        await _store.ImportAsync([Entries.Account("A")], None);
        var cache = Cache();
        var good = await cache.GetAsync(None);
        _table.IsDown = true;
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Same(good, await cache.GetAsync(None));

        Assert.Equal(TimeSpan.FromHours(1), cache.Status.Age);
        Assert.Equal("Tables is down", cache.Status.Failure);

        _table.IsDown = false;
        await _store.ImportAsync([Entries.Account("A", "HOUSE2")], None);
        _time.Advance(_options.RefreshInterval);
        Assert.Equal("HOUSE2", Account(await cache.GetAsync(None)));
        Assert.Equal((TimeSpan.Zero, null), (cache.Status.Age, cache.Status.Failure));
    }

    [Fact]
    public async Task While_Tables_is_down_it_is_asked_once_an_interval()
    {
        var cache = Cache();
        await cache.GetAsync(None);
        _table.IsDown = true;
        _table.ResetCounts();
        _time.Advance(_options.RefreshInterval);

        for (var i = 0; i < 10; i++)
        {
            await cache.GetAsync(None);
        }

        Assert.Equal(1, _table.VersionReads);
    }

    [Fact]
    public async Task Without_a_copy_the_fault_is_the_callers_and_the_next_caller_tries_again()
    {
        _table.IsDown = true;
        var cache = Cache();

        await Assert.ThrowsAsync<RequestFailedException>(async () => await cache.GetAsync(None));
        Assert.Equal((0, null, "Tables is down"), (cache.Status.Entries, cache.Status.Age, cache.Status.Failure));

        _table.IsDown = false;
        await _store.ImportAsync([Entries.Account("A")], None);
        Assert.Equal("HOUSE1", Account(await cache.GetAsync(None)));
    }

    [Fact]
    public async Task Many_callers_make_one_refresh()
    {
        _table.Gate = new TaskCompletionSource();
        var cache = Cache();
        var callers = Enumerable.Range(0, 20).Select(_ => cache.GetAsync(None).AsTask()).ToList();

        _table.Gate.SetResult();
        var snapshots = await Task.WhenAll(callers);

        Assert.Single(snapshots.Distinct());
        Assert.Equal((2, 1), (_table.VersionReads, _table.Queries));
    }

    [Fact]
    public async Task A_caller_who_gives_up_does_not_stop_the_refresh()
    {
        _table.Gate = new TaskCompletionSource();
        using var impatient = new CancellationTokenSource();
        var cache = Cache();
        var first = cache.GetAsync(impatient.Token).AsTask();
        var second = cache.GetAsync(None).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        _table.Gate.SetResult();

        Assert.NotNull(await second);
    }

    [Fact]
    public async Task A_refresh_that_hangs_holds_nobody_longer_than_the_limit()
    {
        await _store.ImportAsync([Entries.Account("A")], None);
        _options.MaxWait = TimeSpan.FromMilliseconds(10);
        var cache = Cache();
        var good = await cache.GetAsync(None);
        await _store.ImportAsync([Entries.Account("A", "HOUSE2")], None);
        _table.Gate = new TaskCompletionSource();
        _time.Advance(_options.RefreshInterval);

        Assert.Same(good, await cache.GetAsync(None));

        _options.MaxWait = TimeSpan.FromSeconds(30);
        _table.Gate.SetResult();
        Assert.Equal("HOUSE2", Account(await cache.GetAsync(None)));
    }

    [Fact]
    public async Task Rows_that_make_no_sense_are_left_out_and_told()
    {
        await _store.ImportAsync([Entries.Contract(lotSize: "many"), Entries.Account("A")], None);
        var cache = Cache();

        Assert.Equal("HOUSE1", Account(await cache.GetAsync(None)));

        Assert.Equal(1, cache.Status.Entries);
        Assert.Equal("CL", Assert.Single(cache.Status.Rejected).Entry.Code);
    }
}
