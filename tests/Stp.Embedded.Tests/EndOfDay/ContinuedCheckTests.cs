using System.Net.Http.Json;
using System.Text.Json;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Ledger;
using Stp.Functions.EndOfDay.Checking;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Checks that go on from a signed day, held against checks of everything.</summary>
public sealed class ContinuedCheckTests : IAsyncLifetime
{
    private const string NextMonth = "XNYM:CL:2027-02";

    private static readonly DateOnly NextFriday = Friday.AddDays(7);

    private EndOfDayUnderTest _day = null!;

    /// <summary>A Friday that is signed: one trade was booked long before its cut-off, one shortly before it, and one clears on the Monday.</summary>
    public async ValueTask InitializeAsync()
    {
        _day = await EndOfDayUnderTest.StartAsync();
        await _day.BookAsync(New("OLD", "ACC-1", 5, 70m, Friday), New("OTHER", "ACC-2", -3, 71m, Friday), New("AHEAD", "ACC-1", 1, 72m, Monday));
        await _day.AdvanceAsync(TimeSpan.FromMinutes(20));
        await _day.BookAsync(New("YOUNG", "ACC-1", 2, 73m, Friday));
        await _day.UploadAsync(
            Friday, Position("A1", Symbol, 7, 71m), Trade("A1", Symbol, 5, 70m), Trade("A1", Symbol, 2, 73m), Position("A2", Symbol, -3, 71m), Trade("A2", Symbol, -3, 71m));
        await _day.StartRunAsync(Friday);
    }

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Fact]
    public async Task A_day_goes_on_from_the_signed_one_and_finds_what_a_check_of_everything_finds()
    {
        await SignFridayAsync();
        await _day.BookAsync(New("NEW", "ACC-1", 4, 74m, Monday), In(NextMonth, New("NEXT", "ACC-2", 6, 74m, Monday)), New("LATE", "ACC-2", 1, 71m, Friday));
        await _day.BookAsync(Cancel("OLD", Friday), Cancel("YOUNG", Friday));

        await CheckMondayAsync();

        Assert.Equal(
            [("ACC-1", Friday), ("ACC-2", Friday)], (await ResultsAsync(Monday, run: 1)).Select(result => (result.Account, result.GoesOnFrom)));
        Assert.NotEmpty(await _day.BreaksAsync(Monday));
        await AssertSameInFullAsync(Monday);
    }

    [Fact]
    public async Task The_report_and_the_run_tell_from_where_a_check_goes_on()
    {
        Assert.Equal((null, 2), await ToldAsync(Friday));
        await SignFridayAsync();

        await CheckMondayAsync();
        Assert.Equal(("2026-11-20", 0), await ToldAsync(Monday));
        var run = await GetAsync($"eod/{Monday:yyyy-MM-dd}");
        Assert.Equal(("2026-11-20", false), (run.GetProperty("goesOnFrom").GetString(), run.GetProperty("full").GetBoolean()));

        await _day.StartRunAsync(Monday, rerun: true, full: true);
        Assert.Equal((null, 2), await ToldAsync(Monday));
    }

    [Fact]
    public async Task A_trade_that_was_moved_to_another_account_since_has_left_the_first()
    {
        await SignFridayAsync();
        var moved = New("OLD", "ACC-2", 5, 70m, Friday) with { Action = TradeAction.Replace, Version = new VersionStamp(2, 0) };
        await _day.BookAsync(moved);

        await CheckMondayAsync();

        Assert.All(await ResultsAsync(Monday, run: 1), result => Assert.Equal(Friday, result.GoesOnFrom));
        Assert.Equal([3m, 2m], (await ResultsAsync(Monday, run: 1)).Select(result => Assert.Single(result.Positions).NetLots));
        await AssertSameInFullAsync(Monday);
    }

    [Fact]
    public async Task A_position_that_drifts_is_found_and_told_as_by_a_check_of_everything()
    {
        await SignFridayAsync();
        await BookDamage.ChangePositionAsync(_day, "ACC-1", boughtLots: 99);

        await CheckMondayAsync();

        var drift = Assert.Single(await _day.BreaksAsync(Monday), review => review.Break.Type == BreakType.IntegrityDrift).Break;
        Assert.StartsWith("The position is not the sum of its postings. 2026-11-20: position 99 bought", drift.Detail, StringComparison.Ordinal);
        await AssertSameInFullAsync(Monday);
    }

    [Fact]
    public async Task A_new_trade_whose_posting_is_missing_is_found_and_named()
    {
        await SignFridayAsync();
        await _day.BookAsync(New("NEW", "ACC-1", 4, 74m, Monday));
        await BookDamage.DeletePostingAsync(_day, "ACC-1", "NEW!1!1");

        await CheckMondayAsync();

        Assert.Contains("Trades: NEW", Assert.Single(await _day.BreaksAsync(Monday), review => review.Break.Type == BreakType.IntegrityDrift).Break.Detail, StringComparison.Ordinal);
        await AssertSameInFullAsync(Monday);
    }

    [Fact]
    public async Task An_old_trade_that_was_altered_in_the_store_is_found_by_the_next_check_of_everything()
    {
        await SignFridayAsync();
        await BookDamage.ChangeTradeAsync(_day, "OLD", lots: 6);

        await CheckMondayAsync();
        Assert.DoesNotContain(await _day.BreaksAsync(Monday), review => review.Break.Type == BreakType.IntegrityDrift);
        await _day.StartRunAsync(Monday, rerun: true, full: true);
        await _day.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Contains("OLD", Assert.Single(await _day.BreaksAsync(Monday, run: 2), review => review.Break.Type == BreakType.IntegrityDrift).Break.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_that_drifted_is_read_in_full_the_next_day_and_the_others_are_not()
    {
        await BookDamage.ChangePositionAsync(_day, "ACC-1", boughtLots: 99);
        await _day.StartRunAsync(Friday, rerun: true);
        await _day.AdvanceAsync(TimeSpan.FromSeconds(30));
        await _day.ExplainAllAsync(Friday, run: 2);
        await SignFridayAsync();
        await BookDamage.ChangePositionAsync(_day, "ACC-1", boughtLots: 7);

        await CheckMondayAsync();

        Assert.Equal(
            [("ACC-1", null), ("ACC-2", Friday)], (await ResultsAsync(Monday, run: 1)).Select(result => (result.Account, result.GoesOnFrom)));
        Assert.Equal(("2026-11-20", 1), await ToldAsync(Monday));
    }

    [Fact]
    public async Task What_is_not_signed_is_nothing_to_go_on_from()
    {
        await SignFridayAsync();
        await CheckMondayAsync();
        await _day.AdvanceAsync(TimeSpan.FromDays(1));

        await CheckAsync(Monday.AddDays(1));

        Assert.Equal(new RunKey(Friday, 1), (await _day.RunAsync(Monday.AddDays(1))).GoesOnFrom);
    }

    [Fact]
    public async Task A_run_of_a_signed_date_goes_on_from_the_signed_run()
    {
        await SignFridayAsync();
        await _day.BookAsync(Cancel("OLD", Friday));

        await _day.StartRunAsync(Friday, rerun: true);

        Assert.Equal(new RunKey(Friday, 1), (await _day.RunAsync(Friday, run: 2)).GoesOnFrom);
        await _day.StartRunAsync(Friday, rerun: true, full: true);
        Assert.Equal(await ComparableAsync(Friday, run: 3), await ComparableAsync(Friday, run: 2));
    }

    [Fact]
    public async Task Once_a_week_everything_is_read()
    {
        await SignFridayAsync();
        await CheckMondayAsync();
        await SignAsync(Monday);
        await _day.AdvanceAsync(TimeSpan.FromDays(3));
        await CheckAsync(NextFriday.AddDays(-1));
        var thursday = await _day.RunAsync(NextFriday.AddDays(-1));
        Assert.Equal((new RunKey(Monday, 1), Friday), (thursday.GoesOnFrom, thursday.LastFull));
        await SignAsync(NextFriday.AddDays(-1));
        await _day.AdvanceAsync(TimeSpan.FromDays(1));

        await CheckAsync(NextFriday);

        var friday = await _day.RunAsync(NextFriday);
        Assert.Equal((null, NextFriday), (friday.GoesOnFrom, friday.LastFull));
    }

    private static TradeEvent In(string instrument, TradeEvent report) =>
        report with { Lines = [.. report.Lines.Select(line => line with { Instrument = instrument })] };

    /// <summary>Signs the Friday, and goes on to the Monday night.</summary>
    private async Task SignFridayAsync()
    {
        await _day.SignAsync(Friday, "ben");
        await _day.AdvanceAsync(TimeSpan.FromDays(3));
    }

    private Task CheckMondayAsync() => CheckAsync(Monday);

    private async Task CheckAsync(DateOnly date)
    {
        await _day.UploadAsync(date, Position("A1", Symbol, 8, 72m));
        await _day.StartRunAsync(date);
        await _day.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(date)).Review.Status);
    }

    private async Task SignAsync(DateOnly date)
    {
        await _day.ExplainAllAsync(date);
        await _day.SignAsync(date, "ben");
    }

    /// <summary>Another run of a date reads everything, and comes to the same.</summary>
    private async Task AssertSameInFullAsync(DateOnly date)
    {
        await _day.StartRunAsync(date, rerun: true, full: true);
        await _day.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Null((await _day.RunAsync(date, run: 2)).GoesOnFrom);
        Assert.Equal(await ComparableAsync(date, run: 2), await ComparableAsync(date, run: 1));
    }

    /// <summary>The results of a run but for how much was read.</summary>
    private async Task<string> ComparableAsync(DateOnly date, int run) => JsonSerializer.Serialize(
        (await ResultsAsync(date, run)).Select(result => result with { GoesOnFrom = null, Trades = 0, Postings = 0 }));

    private async Task<List<AccountResult>> ResultsAsync(DateOnly date, int run) =>
        [.. (await _day.Results.StreamAsync(new RunKey(date, run), CancellationToken.None).ToListAsync()).OrderBy(result => result.Account, StringComparer.Ordinal)];

    /// <summary>What the report of the latest run says of where it goes on from, and how many accounts were read in full.</summary>
    private async Task<(string? GoesOnFrom, int InFull)> ToldAsync(DateOnly date)
    {
        var report = await GetAsync($"eod/{date:yyyy-MM-dd}/report");
        return (report.TryGetProperty("goesOnFrom", out var from) ? from.GetString() : null, report.GetProperty("accountsReadInFull").GetInt32());
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _day.SendAsync(HttpMethod.Get, path, "ann", content: null);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
