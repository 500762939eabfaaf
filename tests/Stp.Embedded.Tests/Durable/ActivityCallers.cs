using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Orchestrators that call activities in unusual ways.</summary>
internal static class ActivityCallers
{
    [Function("HandledRetry")]
    public static async Task<string> HandleAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var attempts = new List<int>();
        var options = TaskOptions.FromRetryHandler(retry =>
        {
            attempts.Add(retry.LastAttemptNumber);
            return retry.LastFailure.IsCausedBy<TimeoutException>() && retry.LastAttemptNumber < 3;
        });
        try
        {
            return await context.CallActivityAsync<string>("Echo", "x", options);
        }
        catch (TaskFailedException)
        {
            return string.Join(' ', attempts);
        }
    }

    [Function("CallsNobody")]
    public static Task CallNobodyAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync("Nobody");

    [Function("TooMuch")]
    public static Task SendTooMuchAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync("Echo", new string('x', 1_000));

    [Function("TooMuchStatus")]
    public static Task ShowTooMuchAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus(new string('x', 20_000));
        return context.CallActivityAsync("Echo", "x");
    }
}
