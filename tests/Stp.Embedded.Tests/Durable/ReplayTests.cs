using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable;

namespace Stp.Embedded.Tests.Durable;

/// <summary>What was in memory is gone, or was never kept: the journal brings the code to the same place again.</summary>
public sealed class ReplayTests
{
    private static readonly string[] Steps = ["a", "b"];
    private static readonly double[] Hours = [5];

    private readonly Probe _probe = new();

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task Log_ids_and_output_do_not_depend_on_what_is_kept_in_memory(int kept)
    {
        await using var durable = await StartAsync(new DurableOptions { MaxCachedOrchestrations = kept });

        var state = await durable.RunAsync("Logging");

        var ids = state.ReadOutputAs<Guid[]>()!;
        Assert.NotEqual(ids[0], ids[1]);
        Assert.Equal(["before", "between", "after"], _probe.Notes);
    }

    [Fact]
    public async Task Activity_that_has_ended_does_not_run_again_after_a_crash()
    {
        var hang = new TaskCompletionSource<string>();
        _probe.Behaviour["b"] = _ => hang.Task;
        await using var durable = await StartAsync();
        var id = await durable.Client.ScheduleNewOrchestrationInstanceAsync("Sequence", Steps);
        await Hosting.Eventually.HoldsAsync(() => _probe.Runs.ContainsKey("b"), "the second activity runs");

        await durable.CrashAsync();
        _probe.Behaviour.Clear();
        await durable.OpenAsync();
        await durable.SettleAsync();

        Assert.Equal("a+b", (await durable.StateAsync(id)).ReadOutputAs<string>());
        Assert.Equal((1, 2), (_probe.Runs["a"], _probe.Runs["b"]));
    }

    [Fact]
    public async Task Timer_outlives_a_crash()
    {
        await using var durable = await StartAsync();
        var state = await durable.RunAsync("Sleeper", Hours);
        await durable.CrashAsync();
        durable.Time.Advance(TimeSpan.FromHours(6));

        await durable.OpenAsync();
        await durable.SettleAsync();

        Assert.Equal(
            durable.Time.GetUtcNow().UtcDateTime, (await durable.StateAsync(state.InstanceId)).ReadOutputAs<DateTime[]>()![^1]);
    }

    [Theory]
    [InlineData(typeof(CallsOther), "at entry 2 the journal has activity 'Echo' (#0), and the code asks for activity 'Other'")]
    [InlineData(typeof(CallsNothing), "at entry 2 the journal has activity 'Echo' (#0), and the code asks for nothing")]
    [InlineData(typeof(CallsTwice), "at entry 3 the journal has nothing more for this turn, and the code asks for activity 'Echo' (#1)")]
    [InlineData(typeof(SleepsInstead), "at entry 2 the journal has activity 'Echo' (#0), and the code asks for a timer")]
    public async Task Code_that_disagrees_with_the_journal_fails_the_instance_and_says_where(Type changed, string where)
    {
        await using var durable = await StartAsync(functions: [typeof(CallsEcho), typeof(SampleOrchestrations)]);
        var state = await durable.RunAsync("Changing", instanceId: "i");
        var journal = durable.Journal("i");
        await durable.CrashAsync();

        await durable.OpenAsync([changed, typeof(SampleOrchestrations)]);
        await durable.Client.RaiseEventAsync("i", "Go");
        await durable.SettleAsync();

        state = await durable.StateAsync("i");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains(where, state.FailureDetails!.ErrorMessage);
        Assert.Contains("NonDeterministicOrchestrationException", state.FailureDetails.ErrorType);
        Assert.Contains(where, JournalReplay.Disagreement(journal, [changed]));
    }

    [Fact]
    public async Task Recorded_journal_replays_against_the_code_that_wrote_it_and_shows_another_end()
    {
        await using var durable = await StartAsync(functions: [typeof(CallsEcho), typeof(SampleOrchestrations)]);
        await durable.RunAsync("Changing", instanceId: "i");
        await durable.Client.RaiseEventAsync("i", "Go");
        await durable.SettleAsync();

        var journal = durable.Journal("i");

        Assert.Equal(journal, JournalText.Write(JournalText.Read(journal)));
        Assert.Null(JournalReplay.Disagreement(journal, [typeof(CallsEcho)]));
        Assert.Contains("the journal has the end Completed with \"done\"", JournalReplay.Disagreement(journal, [typeof(EndsOtherwise)]));
    }

    [Theory]
    [InlineData("Terminated")]
    [InlineData("Failed")]
    public async Task Journal_of_an_instance_that_was_ended_replays_too(string how)
    {
        await using var durable = await StartAsync();
        _probe.Behaviour["x"] = _ => throw new TimeoutException("never");
        await durable.RunAsync(how == "Failed" ? "Retrying" : "Approval", "x", instanceId: "i");
        await durable.Client.TerminateInstanceAsync(how == "Failed" ? "nobody" : "i");
        await durable.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(how, (await durable.StateAsync("i")).RuntimeStatus.ToString());
        Assert.Null(JournalReplay.Disagreement(durable.Journal("i"), [typeof(SampleOrchestrations)], services => services.AddSingleton(_probe)));
    }

    [Theory]
    [InlineData("ForeignDelay")]
    [InlineData("ForeignBeside")]
    [InlineData("ForeignThread")]
    [InlineData("NoContext")]
    public async Task Orchestrator_that_awaits_something_foreign_fails(string orchestrator)
    {
        await using var durable = await StartAsync(functions: [typeof(Foreigners), typeof(SampleOrchestrations)]);
        var id = await durable.Client.ScheduleNewOrchestrationInstanceAsync(orchestrator);
        await durable.SettleAsync();

        _probe.Foreign.SetResult();
        var state = await durable.Client.WaitForInstanceCompletionAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("awaits something other than tasks of its TaskOrchestrationContext", state.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Instance_whose_journal_grows_too_long_fails()
    {
        await using var durable = await StartAsync(new DurableOptions { MaxHistoryEvents = 40 });

        var state = await durable.RunAsync("Sequence", Enumerable.Repeat("a", 100).ToArray());

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("exceeds 40 entries", state.FailureDetails!.ErrorMessage);
        Assert.InRange(durable.Events(state.InstanceId).Count, 30, 43);
    }

    [Fact]
    public async Task Orchestration_that_starts_afresh_keeps_a_short_journal()
    {
        await using var durable = await StartAsync(new DurableOptions { MaxHistoryEvents = 20 });
        await durable.RunAsync("Counter", 0, instanceId: "i");

        for (var i = 0; i < 30; i++)
        {
            await durable.Client.RaiseEventAsync("i", "Add", 1);
            await durable.SettleAsync();
        }

        await durable.Client.RaiseEventAsync("i", "Add", 0);
        await durable.SettleAsync();
        Assert.Equal("30", (await durable.StateAsync("i")).ReadOutputAs<string>());
    }

    private Task<DurableUnderTest> StartAsync(DurableOptions? options = null, IReadOnlyList<Type>? functions = null) => DurableUnderTest.StartAsync(
        functions ?? [typeof(SampleOrchestrations)],
        services => services.AddSingleton(_probe).AddSingleton<ILoggerProvider>(new NoteLoggers(_probe)),
        options);

    private static class CallsEcho
    {
        [Function("Changing")]
        public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
        {
            await context.CallActivityAsync("Echo", "a");
            await context.WaitForExternalEvent<object>("Go");
            return "done";
        }
    }

    private static class EndsOtherwise
    {
        [Function("Changing")]
        public static async Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => await CallsEcho.RunAsync(context) + "!";
    }

    private static class CallsOther
    {
        [Function("Changing")]
        public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("Other", "a");
    }

    private static class CallsNothing
    {
        [Function("Changing")]
        public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => await context.WaitForExternalEvent<object>("Go");
    }

    private static class CallsTwice
    {
        [Function("Changing")]
        public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
            await Task.WhenAll(context.CallActivityAsync("Echo", "a"), context.CallActivityAsync("Echo", "b"));
    }

    private static class SleepsInstead
    {
        [Function("Changing")]
        public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
            context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
    }
}
