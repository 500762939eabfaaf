namespace Stp.Embedded.Hosting;

/// <summary>How a queue is consumed; the names are those of <c>extensions.serviceBus</c> in host.json.</summary>
internal sealed record QueueTriggerOptions
{
    /// <summary>Messages of one invocation at most (maxMessageBatchSize).</summary>
    public int MaxMessageBatchSize { get; init; } = 1_000;

    /// <summary>Invocations at once (maxConcurrentCalls).</summary>
    public int MaxConcurrentCalls { get; init; } = 1;

    /// <summary>How long the locks of an invocation are renewed (maxAutoLockRenewalDuration).</summary>
    public TimeSpan MaxAutoLockRenewalDuration { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Pause after a failed invocation; it doubles with each further failure in a row.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Longest pause after failures.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(60);
}
