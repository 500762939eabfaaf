namespace Microsoft.Azure.Functions.Worker;

/// <summary>Retries after delays that grow from the minimum to the maximum.</summary>
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <summary>
    /// Throws <see cref="ArgumentException"/> where a delay is no time span, negative, or the minimum exceeds the maximum.
    /// </summary>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
    {
        var minimum = Parse(minimumInterval, nameof(minimumInterval));
        var maximum = Parse(maximumInterval, nameof(maximumInterval));
        if (minimum > maximum)
        {
            throw new ArgumentException("The minimum delay exceeds the maximum.", nameof(minimumInterval));
        }

        MaxRetryCount = maxRetryCount;
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    /// <summary>The first delay, as <c>hh:mm:ss</c>.</summary>
    public string MinimumInterval { get; }

    /// <summary>The longest delay, as <c>hh:mm:ss</c>.</summary>
    public string MaximumInterval { get; }

    private static TimeSpan Parse(string interval, string name) =>
        TimeSpan.TryParse(interval, out var delay) && delay >= TimeSpan.Zero ? delay : throw new ArgumentOutOfRangeException(name);
}
