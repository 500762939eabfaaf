using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.Ledger;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Restating;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>A signed day whose book is changed afterwards.</summary>
public sealed class RestatementTests : IAsyncLifetime
{
    private EndOfDayUnderTest _day = null!;

    public async ValueTask InitializeAsync()
    {
        _day = await EndOfDayUnderTest.StartAsync();
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday), New("T2", "ACC-1", 2, 72m, Friday));
        await _day.UploadAsync(Friday, Position("A1", Symbol, 7, 71m), Trade("A1", Symbol, 5, 70m), Trade("A1", Symbol, 2, 72m));
        await _day.StartRunAsync(Friday);
        Assert.Empty(await _day.BreaksAsync(Friday));
        await _day.AdvanceAsync(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Fact]
    public async Task A_late_cancel_restates_the_day_with_its_differences_once()
    {
        await _day.SignAsync(Friday, "ben");
        await _day.RestateSignedDaysAsync();
        Assert.Equal(DayStatus.Signed, (await _day.RunAsync(Friday)).Review.Status);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(10));
        await _day.BookAsync(Cancel("T2", Friday));

        await _day.RestateSignedDaysAsync();
        var restatedAt = _day.Time.GetUtcNow();
        await _day.AdvanceAsync(TimeSpan.FromMinutes(1));
        await _day.RestateSignedDaysAsync();

        var run = await _day.RunAsync(Friday);
        Assert.Equal((DayStatus.Restated, restatedAt, 1), (run.Review.Status, run.Review.RestatedAt, run.Restatement!.Trades));
        var difference = Assert.Single(run.Restatement.Differences);
        Assert.Equal(("ACC-1", Instrument, Friday), (difference.Account, difference.Instrument, difference.ClearingDate));
        Assert.Equal(new DayTotals(-2, -144m, 0, 0, -1), difference.Change);
        var late = Assert.Single(await _day.BreaksAsync(Friday));
        Assert.Equal(
            (BreakType.LateAmendment, BreakStatus.Open, "ACC-1", Instrument, "T2"),
            (late.Break.Type, late.Status, late.Break.Account, late.Break.Instrument, late.Break.Subject));
        Assert.Equal([NoticeKind.Report, NoticeKind.Signed, NoticeKind.Restated], _day.Webhook.Kinds);
    }

    [Fact]
    public async Task An_amendment_between_cut_off_and_sign_off_restates_the_day_when_it_is_signed()
    {
        await _day.BookAsync(Cancel("T2", Friday));

        await _day.SignAsync(Friday, "ben");

        var run = await _day.RunAsync(Friday);
        Assert.Equal((DayStatus.Restated, 1), (run.Review.Status, run.Restatement!.Trades));
        Assert.Equal("T2", Assert.Single(await _day.BreaksAsync(Friday)).Break.Subject);
        Assert.Equal([NoticeKind.Report, NoticeKind.Signed, NoticeKind.Restated], _day.Webhook.Kinds);
    }

    [Fact]
    public async Task A_late_amendment_can_be_explained_and_keeps_that_until_it_says_something_new()
    {
        await _day.SignAsync(Friday, "ben");
        await _day.BookAsync(New("T3", "ACC-1", 1, 70m, Friday));
        await _day.RestateSignedDaysAsync();
        await _day.ExplainAsync(Friday, Assert.Single(await _day.BreaksAsync(Friday)).Break);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(10));
        await _day.BookAsync(New("T4", "ACC-2", 1, 70m, Friday));

        await _day.RestateSignedDaysAsync();

        Assert.Equal(
            [("T3", BreakStatus.Explained), ("T4", BreakStatus.Open)],
            (await _day.BreaksAsync(Friday)).Select(review => (review.Break.Subject, review.Status)));
        Assert.Equal(2, (await _day.RunAsync(Friday)).Restatement!.Trades);
    }

    [Fact]
    public async Task What_is_said_of_an_amendment_while_another_one_is_found_is_kept()
    {
        await _day.SignAsync(Friday, "ben");
        await _day.BookAsync(New("T3", "ACC-1", 1, 70m, Friday));
        await _day.RestateSignedDaysAsync();
        var first = Assert.Single(await _day.BreaksAsync(Friday)).Break;
        await _day.BookAsync(Cancel("T3", Friday), New("T4", "ACC-2", 1, 70m, Friday));
        var explained = 0;
        _day.Meddler.Before = call =>
            Meddler.IsBatchOf(call, "eod") && explained++ == 0 ? _day.ExplainAsync(Friday, first) : Task.CompletedTask;

        await _day.RestateSignedDaysAsync();

        Assert.True(explained > 0, "Nothing was stored in a transaction.");
        Assert.Equal(
            [("T3", BreakStatus.Resolved, 1), ("T4", BreakStatus.Open, 0)],
            (await _day.BreaksAsync(Friday)).Select(review => (review.Break.Subject, review.Status, review.Explanations.Count)));
    }

    [Fact]
    public async Task More_late_trades_than_one_transaction_holds_are_all_breaks()
    {
        const int Trades = 150;
        await _day.SignAsync(Friday, "ben");
        await _day.BookAsync([.. Enumerable.Range(1, Trades).Select(i => New($"L{i}", "ACC-1", 1, 70m, Friday))]);

        await _day.RestateSignedDaysAsync();

        Assert.Equal((DayStatus.Restated, Trades), ((await _day.RunAsync(Friday)).Review.Status, (await _day.RunAsync(Friday)).Restatement!.Trades));
        Assert.Equal(Trades, (await _day.BreaksAsync(Friday)).Count);
    }

    [Fact]
    public async Task A_restatement_that_a_crash_kept_from_being_told_is_told_once_by_the_next_look()
    {
        await _day.SignAsync(Friday, "ben");
        await _day.BookAsync(Cancel("T2", Friday));
        await _day.Services.GetRequiredService<RestatedDays>().LookAsync(new RunKey(Friday, 1), atSignOff: false, default);
        Assert.Equal([NoticeKind.Report, NoticeKind.Signed], _day.Webhook.Kinds);

        await _day.RestateSignedDaysAsync();
        await _day.AdvanceAsync(TimeSpan.FromMinutes(1));
        await _day.RestateSignedDaysAsync();

        Assert.Equal([NoticeKind.Report, NoticeKind.Signed, NoticeKind.Restated], _day.Webhook.Kinds);
    }

    [Fact]
    public async Task The_look_at_the_sign_off_tells_the_same_when_it_is_made_again_and_the_clock_does_not_tell_it_once_more()
    {
        await _day.BookAsync(Cancel("T2", Friday));
        await _day.SignAsync(Friday, "ben");

        await _day.RestateSignedDaysAsync();

        Assert.True(await ActivatorUtilities.CreateInstance<LookForAmendments>(_day.Services).RunAsync(new RunKey(Friday, 1), default));
        Assert.Equal([NoticeKind.Report, NoticeKind.Signed, NoticeKind.Restated], _day.Webhook.Kinds);
    }

    [Fact]
    public async Task A_signed_re_run_takes_the_place_of_the_restated_one()
    {
        await _day.SignAsync(Friday, "ben");
        await _day.BookAsync(Cancel("T2", Friday));
        await _day.RestateSignedDaysAsync();
        await _day.UploadAsync(Friday, Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 5, 70m));

        Assert.Equal(HttpStatusCode.Accepted, await _day.StartRunAsync(Friday, rerun: true));
        Assert.Equal([DayStatus.Restated, DayStatus.AwaitingSignOff], await StatusesAsync());
        Assert.Empty(await _day.BreaksAsync(Friday, run: 2));
        await _day.SignAsync(Friday, "ben");

        Assert.Equal([DayStatus.Superseded, DayStatus.Signed], await StatusesAsync());
        await _day.RestateSignedDaysAsync();
        Assert.Equal([DayStatus.Superseded, DayStatus.Signed], await StatusesAsync());
    }

    [Fact]
    public async Task A_late_amendment_that_nobody_has_signed_anew_is_carried_to_the_next_day()
    {
        await _day.SignAsync(Friday, "ben");
        await _day.BookAsync(Cancel("T2", Friday));
        await _day.RestateSignedDaysAsync();
        await _day.AdvanceAsync(TimeSpan.FromDays(3));
        await _day.UploadAsync(Monday, Position("A1", Symbol, 5, 71m));

        await _day.StartRunAsync(Monday);

        var carried = Assert.Single(await _day.BreaksAsync(Monday)).Break;
        Assert.Equal((BreakType.LateAmendment, "T2", Friday, 1), (carried.Type, carried.Subject, carried.FirstDate, carried.AgeDays));
    }

    [Fact]
    public async Task A_trade_of_a_later_clearing_date_changes_nothing_of_the_signed_day()
    {
        await _day.SignAsync(Friday, "ben");
        await _day.BookAsync(New("T3", "ACC-1", 1, 70m, Monday));

        await _day.RestateSignedDaysAsync();

        Assert.Equal([DayStatus.Signed], await StatusesAsync());
    }

    private async Task<IEnumerable<DayStatus>> StatusesAsync() => (await _day.RunsOfAsync(Friday)).Select(run => run.Review.Status);
}
