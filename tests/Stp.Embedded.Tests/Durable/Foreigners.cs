using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Orchestrators that break the rule to await nothing but durable tasks.</summary>
internal static class Foreigners
{
    [Function("ForeignDelay")]
    public static Task DelayAsync([OrchestrationTrigger] TaskOrchestrationContext context) => Task.Delay(10, new CancellationToken());

    [Function("ForeignBeside")]
    public static Task BesideAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
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

    private static async Task AwaitAsync() => await Task.Delay(10);
}
