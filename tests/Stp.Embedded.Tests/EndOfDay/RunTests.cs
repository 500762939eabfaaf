using System.Net;
using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.People;
using Stp.Embedded.Tests.BadInput;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Storage;
using static Stp.Embedded.Tests.EndOfDay.EndOfDaySamples;
using static Stp.Embedded.Tests.EndOfDay.SampleTrade;
using static Stp.Embedded.Tests.EndOfDay.StatementRow;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Runs of one date: how they begin, take each other's place, and fail.</summary>
public sealed class RunTests : IAsyncLifetime
{
    private EndOfDayUnderTest _day = null!;

    public async ValueTask InitializeAsync() => _day = await EndOfDayUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _day.DisposeAsync();

    [Fact]
    public async Task Starts_at_once_are_one_run()
    {
        await _day.UploadAsync(Friday, Settlement(Symbol, 71m));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _day.SendAsync(HttpMethod.Post, "eod/2026-11-20", "ann", content: null)));
        await _day.SettleAsync();

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Accepted], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal([1], (await _day.RunsOfAsync(Friday)).Select(run => run.Run));
        Assert.Equal([NoticeKind.Report], _day.Webhook.Kinds);
        Assert.Equal(HttpStatusCode.OK, await _day.StartRunAsync(Friday));
    }

    [Fact]
    public async Task A_start_that_was_cut_off_before_its_orchestration_is_completed_by_the_next()
    {
        await _day.UploadAsync(Friday, Settlement(Symbol, 71m));
        await _day.Runs.TryCreateAsync(EndOfDaySamples.Run(new RunKey(Friday, 1)), default);

        Assert.Equal(HttpStatusCode.OK, await _day.StartRunAsync(Friday));

        Assert.Equal(DayStatus.AwaitingSignOff, Assert.Single(await _day.RunsOfAsync(Friday)).Review.Status);
    }

    [Fact]
    public async Task Another_run_takes_the_place_of_the_first_and_keeps_explanations_of_what_has_not_changed()
    {
        await _day.UploadAsync(Friday, Position("A1", Symbol, 3, 71m), Position("A2", Symbol, 1, 71m));
        await _day.StartRunAsync(Friday);
        await _day.ExplainAllAsync(Friday);
        await _day.AdvanceAsync(TimeSpan.FromMinutes(1));
        await _day.UploadAsync(Friday, Position("A1", Symbol, 3, 71m), Position("A2", Symbol, 2, 71m));

        Assert.Equal(HttpStatusCode.Accepted, await _day.StartRunAsync(Friday, rerun: true));

        Assert.Equal(
            [(1, DayStatus.Superseded), (2, DayStatus.AwaitingSignOff)], (await _day.RunsOfAsync(Friday)).Select(run => (run.Run, run.Review.Status)));
        var (before, after) = (await _day.BreaksAsync(Friday), await _day.BreaksAsync(Friday, run: 2));
        Assert.Equal(before.Select(review => review.Break.Id).Order(), after.Select(review => review.Break.Id).Order());
        var same = Assert.Single(after, review => review.Break.Account == "ACC-1");
        Assert.Equal((BreakStatus.Explained, "ann"), (same.Status, Assert.Single(same.Explanations).By));
        var changed = Assert.Single(after, review => review.Break.Account == "ACC-2");
        Assert.Equal((BreakStatus.Open, 2m), (changed.Status, changed.Break.StatementLots));
        Assert.Empty(changed.Explanations);
        // The first run's review knows at once that nobody is waited for any more.
        var review = await _day.Orchestrations.GetInstanceAsync(new RunKey(Friday, 1).ReviewInstanceId);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, review!.RuntimeStatus);
    }

    [Fact]
    public async Task The_first_run_can_no_longer_be_explained_once_another_is_published()
    {
        await _day.UploadAsync(Friday, Position("A1", Symbol, 3, 71m));
        await _day.StartRunAsync(Friday);
        var one = Assert.Single(await _day.BreaksAsync(Friday)).Break;
        await _day.StartRunAsync(Friday, rerun: true);

        await Assert.ThrowsAsync<ReviewException>(() => _day.Breaks.ReviewAsync(
            new RunKey(Friday, 1),
            one.Id,
            (day, review) => review.Explain(day, new Person("ann"), "Late.", FridayNight),
            (before, after) => DayAudit.OfBreak(new RunKey(Friday, 1), before, after, DayAudit.Explain, new Person("ann"), FridayNight),
            default));
    }

    [Fact]
    public async Task A_terminated_run_has_failed_and_the_next_start_makes_another()
    {
        await _day.StartRunAsync(Friday);
        await _day.Orchestrations.TerminateInstanceAsync(new RunKey(Friday, 1).InstanceId);
        await _day.SettleAsync();

        await _day.StartDueChecksAsync();

        var run = Assert.Single(await _day.RunsOfAsync(Friday));
        Assert.Equal((DayStatus.Failed, "The orchestration was terminated."), (run.Review.Status, run.Failure));
        await _day.UploadAsync(Friday, Settlement(Symbol, 71m));
        Assert.Equal(HttpStatusCode.Accepted, await _day.StartRunAsync(Friday));
        Assert.Equal(
            [DayStatus.Failed, DayStatus.AwaitingSignOff], (await _day.RunsOfAsync(Friday)).Select(each => each.Review.Status));
    }

    [Theory]
    [InlineData("eod/2026-11-20")]
    [InlineData("eod")]
    public async Task A_terminated_run_is_shown_as_failed_at_once(string path)
    {
        await _day.StartRunAsync(Friday);
        await _day.Orchestrations.TerminateInstanceAsync(new RunKey(Friday, 1).InstanceId);
        await _day.SettleAsync();

        using var answer = await _day.SendAsync(HttpMethod.Get, path, "ben", content: null);

        var shown = await answer.Content.ReadAsStringAsync();
        Assert.Contains("\"status\":\"failed\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"failure\":\"The orchestration was terminated.\"", shown, StringComparison.Ordinal);
        Assert.Contains("\"progress\":null", shown, StringComparison.Ordinal);
        Assert.Equal(DayStatus.Failed, (await _day.RunAsync(Friday)).Review.Status);
    }

    [Fact]
    public async Task An_outage_shorter_than_the_retries_only_costs_time()
    {
        await _day.StartRunAsync(Friday);
        await _day.UploadAsync(Monday, Settlement(Symbol, 71m));
        _day.Outage.IsOn = true;
        await _day.AdvanceAsync(TimeSpan.FromMinutes(20));
        _day.Outage.IsOn = false;
        await _day.UploadAsync(Friday, Settlement(Symbol, 71m));

        await _day.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(DayStatus.AwaitingSignOff, (await _day.RunAsync(Friday)).Review.Status);
    }

    [Fact]
    public async Task An_outage_longer_than_the_retries_fails_the_run_with_its_reason()
    {
        await _day.StartRunAsync(Friday);
        _day.Outage.IsOn = true;
        await _day.AdvanceAsync(TimeSpan.FromMinutes(45));
        _day.Outage.IsOn = false;
        await _day.AdvanceAsync(TimeSpan.FromMinutes(5));

        var run = await _day.RunAsync(Friday);
        Assert.Equal(DayStatus.Failed, run.Review.Status);
        Assert.Contains("ServiceUnavailable", run.Failure, StringComparison.Ordinal);
        Assert.True(run.Failure!.Length <= 300 && !run.Failure.Contains('\n', StringComparison.Ordinal), run.Failure);
        Assert.Equal([NoticeKind.Failed], _day.Webhook.Kinds);
        await Problems.AssertAsync(await _day.TrySignAsync(Friday, "ben"), HttpStatusCode.Conflict, "day-failed");
        await _day.StartDueChecksAsync();
        Assert.Single(await _day.RunsOfAsync(Friday));
    }

    [Fact]
    public async Task A_run_that_could_not_even_write_down_its_failure_is_seen_to_have_failed()
    {
        await _day.StartRunAsync(Friday);
        _day.Outage.IsOn = true;
        await _day.AdvanceAsync(TimeSpan.FromHours(2));
        _day.Outage.IsOn = false;
        Assert.Equal(DayStatus.Running, (await _day.RunAsync(Friday)).Review.Status);

        await _day.StartDueChecksAsync();

        var run = Assert.Single(await _day.RunsOfAsync(Friday));
        Assert.Equal(DayStatus.Failed, run.Review.Status);
        Assert.Contains("ServiceUnavailable", run.Failure, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, await _day.StartRunAsync(Friday));
        Assert.Equal([1, 2], (await _day.RunsOfAsync(Friday)).Select(each => each.Run));
    }
}
