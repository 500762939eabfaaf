using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Durable;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Tests.Durable;

public sealed class ActivityTests
{
    private readonly Probe _probe = new();

    [Fact]
    public async Task Failed_activity_runs_again_after_growing_pauses()
    {
        var failures = 2;
        _probe.Behaviour["x"] = _ => failures-- > 0 ? throw new TimeoutException("not now") : Task.FromResult("done");
        await using var durable = await StartAsync();
        var start = durable.Time.GetUtcNow().UtcDateTime;
        var state = await durable.RunAsync("Retrying", "x");

        await durable.AdvanceAsync(TimeSpan.FromMinutes(2.9));
        Assert.Equal(2, _probe.Runs["x"]);
        await durable.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("done", (await durable.StateAsync(state.InstanceId)).ReadOutputAs<string>());
        Assert.Equal(
            [start.AddMinutes(1), start.AddMinutes(3)], durable.Events(state.InstanceId).OfType<TimerCreated>().Select(timer => timer.FireAt));
    }

    [Fact]
    public async Task Activity_that_fails_each_time_fails_the_orchestration_with_its_details()
    {
        _probe.Behaviour["x"] = _ => throw new TimeoutException("never", new InvalidDataException("inside"));
        await using var durable = await StartAsync();
        var state = await durable.RunAsync("Retrying", "x");

        await durable.AdvanceAsync(TimeSpan.FromHours(1));

        state = await durable.StateAsync(state.InstanceId);
        Assert.Equal(3, _probe.Runs["x"]);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.True(state.FailureDetails!.IsCausedBy<TaskFailedException>());
        Assert.Equal((typeof(TimeoutException).FullName, "never"), (state.FailureDetails.InnerFailure!.ErrorType, state.FailureDetails.InnerFailure.ErrorMessage));
        Assert.Equal("inside", state.FailureDetails.InnerFailure.InnerFailure!.ErrorMessage);
    }

    [Fact]
    public async Task Failure_can_be_caught()
    {
        _probe.Behaviour["x"] = _ => throw new TimeoutException("never");
        await using var durable = await StartAsync();

        Assert.Equal("Echo #0: never", (await durable.RunAsync("Catching", "x")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Handler_decides_about_retries()
    {
        _probe.Behaviour["x"] = _ => throw new TimeoutException("never");
        await using var durable = await StartAsync();

        var state = await durable.RunAsync("HandledRetry");

        Assert.Equal("1 2 3", state.ReadOutputAs<string>());
        Assert.Equal(3, _probe.Runs["x"]);
    }

    [Fact]
    public async Task Only_so_many_activities_run_at_once_over_all_instances()
    {
        await using var durable = await StartAsync(new DurableOptions { MaxConcurrentActivities = 3 });
        var gate = new TaskCompletionSource();
        for (var i = 0; i < 20; i++)
        {
            _probe.Behaviour[$"{i}"] = async _ =>
            {
                await gate.Task;
                return "1";
            };
        }

        await durable.Client.ScheduleNewOrchestrationInstanceAsync("FanOut", 20, new StartOrchestrationOptions("one"));
        await durable.Client.ScheduleNewOrchestrationInstanceAsync("FanOut", 20, new StartOrchestrationOptions("two"));
        await Hosting.Eventually.HoldsAsync(() => _probe.Runs.Values.Sum() == 3, "three run");
        gate.SetResult();
        await durable.SettleAsync();

        Assert.Equal(3, _probe.MostAtOnce);
        Assert.Equal(20, (await durable.StateAsync("one")).ReadOutputAs<int>());
        Assert.Equal(20, (await durable.StateAsync("two")).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Fan_out_of_many_activities_gathers_all()
    {
        await using var durable = await StartAsync();

        var state = await durable.RunAsync("FanOut", 1_000);

        Assert.Equal(499_500, state.ReadOutputAs<int>());
        Assert.Equal(1_000, _probe.Runs.Values.Sum());
    }

    [Fact]
    public async Task Activity_that_does_not_exist_fails_its_caller()
    {
        await using var durable = await StartAsync();

        var state = await durable.RunAsync("CallsNobody");

        Assert.Contains("no activity function 'Nobody'", state.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Output_that_is_too_large_fails_the_activity_and_input_that_is_too_large_fails_the_call()
    {
        var limits = new DurableOptions { MaxPayloadBytes = 100 };
        _probe.Behaviour["x"] = _ => Task.FromResult(new string('x', 99));
        await using var durable = await StartAsync(limits);

        var output = await durable.RunAsync("Retrying", "x");
        await durable.AdvanceAsync(TimeSpan.FromHours(1));
        var input = await durable.RunAsync("TooMuch");

        Assert.Contains("output of activity 'Echo' has 101 bytes as JSON, 100 are allowed", (await durable.StateAsync(output.InstanceId)).FailureDetails!.ErrorMessage);
        Assert.Contains("input of activity 'Echo' has 1002 bytes", input.FailureDetails!.ErrorMessage);
        await Assert.ThrowsAsync<ArgumentException>(() => durable.RunAsync("Retrying", new string('x', 100)));
        Assert.Contains("custom status has", (await durable.RunAsync("TooMuchStatus")).FailureDetails!.ErrorMessage);
    }

    private Task<DurableUnderTest> StartAsync(DurableOptions? options = null) => DurableUnderTest.StartAsync(
        [typeof(SampleOrchestrations), typeof(ActivityCallers)], services => services.AddSingleton(_probe), options);
}
