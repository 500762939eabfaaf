namespace Stp.Functions.Resilience;

/// <summary>How calls to Azure services are retried, timed out and cut off. One set of settings for every service; section <c>Resilience</c>.</summary>
/// <remarks>
/// The Cosmos SDK itself retries 429 and 449 and dropped reads, never a write that was answered 503 or 408 or dropped. Those are
/// retried here, which is safe because every write of the product is idempotent.
/// </remarks>
public sealed class StpResilienceOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Resilience";

    /// <summary>Retries after the first attempt. Default 5: about 6 s in all, well inside a message lock.</summary>
    public int MaxRetries { get; set; } = 5;

    /// <summary>Delay before the first retry; it doubles each time and is jittered. Default 100 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest delay between two attempts, also where the service asks for more. Default 5 s.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for one attempt. Default 15 s: above the SDK's own retries of a throttled call.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Share of attempts that fail before the breaker opens. Default 0.5.</summary>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>Attempts within <see cref="BreakerSampling"/> below which the breaker never opens. Default 20.</summary>
    public int BreakerMinimumThroughput { get; set; } = 20;

    /// <summary>Window over which failures are counted. Default 30 s.</summary>
    public TimeSpan BreakerSampling { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the breaker stays open before it lets one attempt through. Default 10 s.</summary>
    public TimeSpan BreakerBreak { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a batch of queue messages is kept while a service is out, before it is given back and a delivery is used up. Default 3 min: with
    /// the last attempt it stays below functionTimeout of host.json, and with ten deliveries it is half an hour of outage.
    /// </summary>
    public TimeSpan HoldLimit { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Pause between two attempts at a batch that is kept. Default 15 s: longer than <see cref="BreakerBreak"/>, and far within a lock.</summary>
    public TimeSpan HoldPause { get; set; } = TimeSpan.FromSeconds(15);
}
