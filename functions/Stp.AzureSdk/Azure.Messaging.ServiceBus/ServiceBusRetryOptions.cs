#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>How the client tries again by itself.</summary>
public class ServiceBusRetryOptions
{
    private TimeSpan _delay = TimeSpan.FromSeconds(0.8);
    private TimeSpan _maxDelay = TimeSpan.FromMinutes(1);
    private TimeSpan _tryTimeout = TimeSpan.FromMinutes(1);
    private int _maxRetries = 3;

    /// <summary>The delay, or the first of a growing one: 1 ms to 5 min, by default 0.8 s.</summary>
    public TimeSpan Delay
    {
        get => _delay;
        set => _delay = Within(value, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5));
    }

    /// <summary>The longest delay: by default a minute.</summary>
    public TimeSpan MaxDelay
    {
        get => _maxDelay;
        set => _maxDelay = Within(value, TimeSpan.Zero, TimeSpan.MaxValue);
    }

    /// <summary>Retries after the first try: 0 to 100, by default 3.</summary>
    public int MaxRetries
    {
        get => _maxRetries;
        set => _maxRetries = value is >= 0 and <= 100 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>How the delay grows: by default exponentially.</summary>
    public ServiceBusRetryMode Mode { get; set; } = ServiceBusRetryMode.Exponential;

    /// <summary>The time of one try: at most an hour, by default a minute.</summary>
    public TimeSpan TryTimeout
    {
        get => _tryTimeout;
        set => _tryTimeout = Within(value, TimeSpan.Zero, TimeSpan.FromHours(1));
    }

    private static TimeSpan Within(TimeSpan value, TimeSpan least, TimeSpan most) =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(nameof(value));
}
