namespace Stp.Domain.Feeds;

/// <summary>How long trades of one minute took from the venue to the book.</summary>
/// <param name="Minute">The minute in which they were booked.</param>
/// <param name="Trades">How many.</param>
/// <param name="TotalMs">Of all of them, milliseconds from TransactTime (60) to when they were booked.</param>
/// <param name="MaxMs">Of the slowest.</param>
public readonly record struct LagMinute(DateTimeOffset Minute, long Trades, long TotalMs, long MaxMs)
{
    internal LagMinute Plus(LagMinute other) =>
        new(Minute, Trades + other.Trades, TotalMs + other.TotalMs, Math.Max(MaxMs, other.MaxMs));
}

/// <summary>The lag of a feed by minute: sums, so that several instances add to it in any order.</summary>
public static class FeedLag
{
    /// <summary>Minutes that are kept, the last ones.</summary>
    public const int MaxMinutes = 60;

    /// <summary>Minutes that the running figure is taken from.</summary>
    private const int RunningMinutes = 5;

    /// <summary>The lag of one trade. A venue's clock that is ahead of ours makes it no less than nothing.</summary>
    public static LagMinute Of(DateTimeOffset transactTime, DateTimeOffset bookedAt)
    {
        var ms = Math.Max(0, (long)(bookedAt - transactTime).TotalMilliseconds);
        return new LagMinute(bookedAt.AddTicks(-(bookedAt.Ticks % TimeSpan.TicksPerMinute)), 1, ms, ms);
    }

    /// <summary>Two lists as one, by minute; the oldest minutes beyond the limit are left out.</summary>
    public static IReadOnlyList<LagMinute> Join(IEnumerable<LagMinute> one, IEnumerable<LagMinute> other) =>
    [
        .. one.Concat(other)
            .GroupBy(minute => minute.Minute)
            .Select(group => group.Aggregate((sum, next) => sum.Plus(next)))
            .OrderBy(minute => minute.Minute)
            .TakeLast(MaxMinutes),
    ];

    /// <summary>The mean over the last five minutes in which trades were booked, in milliseconds; null where none was yet.</summary>
    public static long? RunningMs(IReadOnlyList<LagMinute> minutes)
    {
        ArgumentNullException.ThrowIfNull(minutes);
        var last = minutes.TakeLast(RunningMinutes).ToList();
        return last.Count == 0 ? null : last.Sum(minute => minute.TotalMs) / last.Sum(minute => minute.Trades);
    }
}
