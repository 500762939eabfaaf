using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Embedded.Tests.Statements;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.Statements;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Waiting for the clearing firm's statement.</summary>
public sealed class StatementWaitTests : IAsyncLifetime
{
    private EndOfDayUnderTest _day = null!;

    public async ValueTask InitializeAsync() => _day = await EndOfDayUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Fact]
    public async Task A_statement_that_comes_is_told_to_the_run_that_waits_for_it()
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));
        await _day.StartRunAsync(Friday);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal("statements", await PhaseAsync());

        await _day.UploadAsync(Friday, Position("A1", Symbol, 5, 71m), Trade("A1", Symbol, 5, 70m));

        var run = await _day.RunAsync(Friday);
        Assert.Equal((DayStatus.AwaitingSignOff, _day.Time.GetUtcNow()), (run.Review.Status, run.CutOff));
        Assert.Equal(("gh", 1, 2), (run.Statements[0].ClearingFirm, run.Statements[0].Version, run.Statements[0].Lines));
        Assert.Empty(await _day.BreaksAsync(Friday));
    }

    [Fact]
    public async Task A_statement_whose_event_was_lost_is_found_within_five_minutes()
    {
        await _day.StartRunAsync(Friday);
        await _day.Services.GetRequiredService<StatementStore>().AddAsync(
            StatementSamples.Draft("content") with { ClearingFirm = "gh", Date = Friday }, StatementSamples.Of(StatementSamples.PriceLine(1)), default);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        Assert.Equal(DayStatus.Running, (await _day.RunAsync(Friday)).Review.Status);

        await _day.AdvanceAsync(TimeSpan.FromSeconds(1));

        var run = await _day.RunAsync(Friday);
        Assert.Equal((DayStatus.AwaitingSignOff, 1), (run.Review.Status, run.Statements[0].Version));
        Assert.Empty(await _day.BreaksAsync(Friday));
    }

    [Fact]
    public async Task A_statement_that_has_not_come_by_the_deadline_is_a_break_and_the_check_goes_on()
    {
        await _day.BookAsync(New("T1", "ACC-1", 5, 70m, Friday));
        var deadline = FridayNight.AddHours(2).AddMinutes(20);
        await _day.StartRunAsync(Friday);
        await _day.AdvanceAsync(deadline - _day.Time.GetUtcNow() - TimeSpan.FromSeconds(1));
        Assert.Equal("statements", await PhaseAsync());

        await _day.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(Friday)).Review.Status);
        var found = (await _day.BreaksAsync(Friday)).Select(review => review.Break).ToList();
        Assert.Equal([BreakType.StatementMissing, BreakType.SettlementPrice], found.Select(one => one.Type));
        Assert.Equal("The statement of gh of 2026-11-20 had not come by 2026-11-21 02:00 UTC: its accounts are not compared.", found[0].Detail);
        var report = (await _day.Results.ReportAsync(new RunKey(Friday, 1), default))!;
        Assert.Equal(["ACC-1", "ACC-2"], report.AccountsNotCompared.Select(account => account.Account));
    }

    [Fact]
    public async Task A_statement_that_comes_after_the_report_is_compared_by_another_run()
    {
        await _day.StartRunAsync(Friday);
        await _day.AdvanceAsync(TimeSpan.FromHours(3));
        await _day.UploadAsync(Friday, Position("A1", Symbol, 5, 71m));
        Assert.Equal(BreakType.StatementMissing, Assert.Single(await _day.BreaksAsync(Friday)).Break.Type);

        await _day.StartRunAsync(Friday, rerun: true);

        Assert.Equal(BreakType.MissingInBook, Assert.Single(await _day.BreaksAsync(Friday, run: 2)).Break.Type);
    }

    [Fact]
    public async Task A_statement_that_comes_while_the_cut_off_is_fixed_does_not_make_a_run_of_two_versions()
    {
        await _day.UploadAsync(Friday, Position("A1", Symbol, 5, 70m));
        var key = new RunKey(Friday, 1);
        await _day.Runs.TryCreateAsync(EndOfDaySamples.Run(key), default);
        var lots = 5;
        _day.Meddler.Before = call => Meddler.IsOf(call, "statements") ? _day.UploadAsync(Friday, Position("A1", Symbol, ++lots, 70m)) : Task.CompletedTask;

        await ActivatorUtilities.CreateInstance<FixCutOff>(_day.Services).RunAsync(new CutOff(key, FridayNight, Undrained: null), default);

        _day.Meddler.Before = null;
        var run = await _day.RunAsync(Friday);
        Assert.True(lots > 6, "Nothing was uploaded after the first reading.");
        Assert.Equal(run.Statements[0].Version, run.Prices!.Statements["gh"]);
    }

    /// <summary>What the run is doing, as its orchestration shows it.</summary>
    private async Task<string?> PhaseAsync()
    {
        var instance = await _day.Orchestrations.GetInstanceAsync(new RunKey(Friday, 1).InstanceId, getInputsAndOutputs: true);
        return instance?.ReadCustomStatusAs<CheckProgress>()?.Phase;
    }
}
