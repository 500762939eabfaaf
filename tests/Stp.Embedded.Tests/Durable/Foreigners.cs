using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Orchestrators that break the rule to await nothing but durable tasks.</summary>
internal sealed class Foreigners(Probe probe)
{
    [Function("ForeignDelay")]
    public Task DelayAsync([OrchestrationTrigger] TaskOrchestrationContext context) => probe.Foreign.Task;

    [Function("ForeignBeside")]
    public Task BesideAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.WhenAll(AwaitAsync(), context.WaitForExternalEvent<object>("Never"));

    [Function("ForeignThread")]
    public static Task ThreadAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        Task.WhenAll(Task.Run(() => context.CallActivityAsync("Echo", "a")), context.WaitForExternalEvent<object>("Never"));

    [Function("NoContext")]
    public static async Task NoContextAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await context.CallActivityAsync("Echo", "a").ConfigureAwait(false);
        await context.CallActivityAsync("Echo", "b").ConfigureAwait(false);
    }

    private async Task AwaitAsync() => await probe.Foreign.Task;
}
