namespace Stp.Domain.Holding.Alarm;

/// <summary>Whether an alarm is raised. Immutable; the same instance means no change.</summary>
/// <param name="IsRaised">Whether it is.</param>
/// <param name="Changes">How often that changed: the number of the last notice.</param>
/// <param name="Since">When it changed last; null before the first time.</param>
public sealed record AlarmState(bool IsRaised, int Changes, DateTimeOffset? Since)
{
    /// <summary>Never raised.</summary>
    public static AlarmState Quiet { get; } = new(false, 0, null);

    /// <summary>
    /// Too many messages are held once there are <paramref name="limit"/>, and no longer once a tenth of that is worked off: a number that goes up
    /// and down at the limit is one alarm and not one a minute.
    /// </summary>
    public AlarmState Count(int open, int limit, DateTimeOffset now) => Change(IsRaised ? open > limit - 1 - (limit / 10) : open >= limit, now);

    /// <summary>A message is held for too long.</summary>
    /// <param name="oldest">When the oldest held message was received; null where none is held.</param>
    /// <param name="limit">How long one may be held.</param>
    /// <param name="now">The time.</param>
    public AlarmState Age(DateTimeOffset? oldest, TimeSpan limit, DateTimeOffset now) => Change(oldest is { } received && now - received >= limit, now);

    private AlarmState Change(bool isRaised, DateTimeOffset now) => isRaised == IsRaised ? this : new AlarmState(isRaised, Changes + 1, now);
}

/// <summary>What is watched. The names are those of the webhook's body.</summary>
public enum AlarmKind
{
    /// <summary>How many messages are held.</summary>
    Count,

    /// <summary>How long the oldest has been held.</summary>
    Age,
}
