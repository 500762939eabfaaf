using Microsoft.DurableTask;

namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>Calls again what has failed, with the waits in between as durable timers.</summary>
internal static class RetryLoop
{
    public static Task<T> RunAsync<T>(TaskOrchestrationContext context, TaskRetryOptions? retry, Func<Task<T>> call) =>
        retry?.Policy is { } policy ? RunAsync(context, policy, call)
        : retry?.Handler is { } handler ? RunAsync(context, handler, call)
        : call();

    private static async Task<T> RunAsync<T>(TaskOrchestrationContext context, RetryPolicy policy, Func<Task<T>> call)
    {
        var started = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException fault) when (attempt < policy.MaxNumberOfAttempts && IsWorthARetry(context, policy, started, fault))
            {
                await context.CreateTimer(PauseAfter(policy, attempt), CancellationToken.None);
            }
        }
    }

    private static async Task<T> RunAsync<T>(TaskOrchestrationContext context, AsyncRetryHandler handler, Func<Task<T>> call)
    {
        var started = context.CurrentUtcDateTime;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException fault)
            {
                var soFar = new RetryContext(context, attempt, fault.FailureDetails, context.CurrentUtcDateTime - started, CancellationToken.None);
                if (!await handler(soFar))
                {
                    throw;
                }
            }
        }
    }

    private static bool IsWorthARetry(TaskOrchestrationContext context, RetryPolicy policy, DateTime started, TaskFailedException fault) =>
        policy.Handle(fault)
        && (policy.RetryTimeout == Timeout.InfiniteTimeSpan || context.CurrentUtcDateTime - started < policy.RetryTimeout);

    private static TimeSpan PauseAfter(RetryPolicy policy, int attempt)
    {
        var pauseMs = policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempt - 1);
        var longest = policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : policy.MaxRetryInterval;
        return pauseMs < longest.TotalMilliseconds ? TimeSpan.FromMilliseconds(pauseMs) : longest;
    }
}
