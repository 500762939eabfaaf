using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Stp.Embedded.Tests.Durable;

public sealed class OrchestrationTests
{
    private static readonly string[] Steps = ["a", "b", "c"];
    private static readonly double[] Hours = [1, 0.5];

    private readonly Probe _probe = new();

    [Fact]
    public async Task Activities_run_one_after_the_other()
    {
        await using var durable = await StartAsync();

        var state = await durable.RunAsync("sequence", Steps);

        Assert.Equal("a+b+c", state.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, state.RuntimeStatus);
        Assert.Equal("""{"done":3}""", state.SerializedCustomStatus);
        Assert.All(_probe.Runs, run => Assert.Equal(1, run.Value));
    }

    [Fact]
    public async Task Timers_pass_with_the_clock_and_show_their_time()
    {
        await using var durable = await StartAsync();
        var start = durable.Time.GetUtcNow().UtcDateTime;
        var state = await durable.RunAsync("Sleeper", Hours);
        Assert.Equal(OrchestrationRuntimeStatus.Running, state.RuntimeStatus);

        await durable.AdvanceAsync(TimeSpan.FromHours(3));

        Assert.Equal([start, start.AddHours(1), start.AddHours(1.5)], (await durable.StateAsync(state.InstanceId)).ReadOutputAs<DateTime[]>()!);
    }

    [Fact]
    public async Task Sub_orchestrations_know_who_called_them()
    {
        await using var durable = await StartAsync();

        var state = await durable.RunAsync("Parent", "the-child", instanceId: "p");

        Assert.Equal("Parent/p/x+Parent/p/y", state.ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await durable.StateAsync("the-child")).RuntimeStatus);
    }

    [Fact]
    public async Task Sub_orchestration_whose_id_is_in_use_fails_its_caller()
    {
        await using var durable = await StartAsync();
        await durable.RunAsync("Approval", instanceId: "the-child");

        var state = await durable.RunAsync("Parent", "the-child");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("exists already", state.FailureDetails!.ErrorMessage);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await durable.StateAsync("the-child")).RuntimeStatus);
    }

    [Fact]
    public async Task Orchestrator_that_does_not_exist_fails_its_instance()
    {
        await using var durable = await StartAsync();

        var state = await durable.RunAsync("Nobody");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, state.RuntimeStatus);
        Assert.Contains("'Nobody'", state.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Input_that_cannot_be_read_fails_the_instance()
    {
        await using var durable = await StartAsync();

        var state = await durable.RunAsync("Sequence", "no list");

        Assert.Equal(typeof(System.Text.Json.JsonException).FullName, state.FailureDetails!.ErrorType);
    }

    private Task<DurableUnderTest> StartAsync() =>
        DurableUnderTest.StartAsync([typeof(SampleOrchestrations)], services => services.AddSingleton(_probe));
}
