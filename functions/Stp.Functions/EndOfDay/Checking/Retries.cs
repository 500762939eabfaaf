using Microsoft.DurableTask;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>How activities are tried again.</summary>
internal static class Retries
{
    /// <summary>About half an hour in all: a check outlasts the failover of a region, and then says that it failed.</summary>
    public static TaskOptions Patient { get; } = TaskOptions.FromRetryPolicy(
        new RetryPolicy(maxNumberOfAttempts: 20, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(2)));
}
