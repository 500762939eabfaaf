using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Orchestrators and an activity as an app has them.</summary>
internal sealed class SampleOrchestrations(Probe probe)
{
    public static readonly TaskOptions ThreeTries = TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMinutes(1), backoffCoefficient: 2));

    [Function("Echo")]
    public Task<string> EchoAsync([ActivityTrigger] string input, CancellationToken cancellationToken) => probe.RunAsync(input, cancellationToken);

    [Function("Sequence")]
    public static async Task<string> SequenceAsync([OrchestrationTrigger] TaskOrchestrationContext context, string[] steps)
    {
        var done = new List<string>();
        foreach (var step in steps)
        {
            done.Add(await context.CallActivityAsync<string>("echo", step));
            context.SetCustomStatus(new { done = done.Count });
        }

        return string.Join('+', done);
    }

    [Function("FanOut")]
    public static async Task<int> FanOutAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var count = context.GetInput<int>();
        var done = await Task.WhenAll(Enumerable.Range(0, count).Select(i => context.CallActivityAsync<string>("Echo", $"{i}")));
        return done.Sum(int.Parse);
    }

    [Function("Retrying")]
    public static Task<string> RetryingAsync([OrchestrationTrigger] TaskOrchestrationContext context, string input) =>
        context.CallActivityAsync<string>("Echo", input, ThreeTries);

    [Function("Catching")]
    public static async Task<string> CatchingAsync([OrchestrationTrigger] TaskOrchestrationContext context, string input)
    {
        try
        {
            return await context.CallActivityAsync<string>("Echo", input);
        }
        catch (TaskFailedException fault) when (fault.FailureDetails.IsCausedBy<TimeoutException>())
        {
            return $"{fault.TaskName} #{fault.TaskId}: {fault.FailureDetails.ErrorMessage}";
        }
    }

    [Function("Sleeper")]
    public static async Task<DateTime[]> SleepAsync([OrchestrationTrigger] TaskOrchestrationContext context, double[] hours)
    {
        var times = new List<DateTime> { context.CurrentUtcDateTime };
        foreach (var pause in hours)
        {
            await context.CreateTimer(TimeSpan.FromHours(pause), CancellationToken.None);
            times.Add(context.CurrentUtcDateTime);
        }

        return [.. times];
    }

    [Function("Approval")]
    public static async Task<string> ApproveAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            return await context.WaitForExternalEvent<string>("Approved", TimeSpan.FromDays(1));
        }
        catch (TaskCanceledException)
        {
            return "too late";
        }
    }

    [Function("Parent")]
    public static async Task<string> CallAsync([OrchestrationTrigger] TaskOrchestrationContext context, string childId)
    {
        var child = context.CallSubOrchestratorAsync<string>("Child", "x", new SubOrchestrationOptions(instanceId: childId));
        var other = context.CallSubOrchestratorAsync<string>("Child", "y");
        return string.Join('+', await Task.WhenAll(child, other));
    }

    [Function("Child")]
    public static async Task<string> BeCalledAsync([OrchestrationTrigger] TaskOrchestrationContext context, string input) =>
        $"{context.Parent?.Name}/{context.Parent?.InstanceId}/{await context.CallActivityAsync<string>("Echo", input)}";

    [Function("Counter")]
    public static async Task<string> CountAsync([OrchestrationTrigger] TaskOrchestrationContext context, int count)
    {
        var add = await context.WaitForExternalEvent<int>("Add");
        if (add > 0)
        {
            context.ContinueAsNew(count + add);
            return "";
        }

        return $"{count}";
    }

    [Function("Logging")]
    public static async Task<Guid[]> LogAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var logger = context.CreateReplaySafeLogger<SampleOrchestrations>();
        logger.LogInformation("before");
        var first = context.NewGuid();
        await context.CallActivityAsync("Echo", "a");
        logger.LogInformation("between");
        await context.CallActivityAsync("Echo", "b");
        logger.LogInformation("after");
        return [first, context.NewGuid()];
    }
}
