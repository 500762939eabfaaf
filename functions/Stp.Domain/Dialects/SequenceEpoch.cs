namespace Stp.Domain.Dialects;

/// <summary>When the sequence numbers of a venue's sessions begin anew.</summary>
public sealed class SequenceEpoch
{
    private readonly DayOfWeek _resetDay;
    private readonly TimeSpan _resetTime;

    private SequenceEpoch(bool weekly, DayOfWeek resetDay, TimeSpan resetTime)
    {
        IsWeekly = weekly;
        _resetDay = resetDay;
        _resetTime = resetTime;
    }

    /// <summary>Each UTC day is an epoch.</summary>
    public static SequenceEpoch Daily { get; } = new(false, DayOfWeek.Sunday, TimeSpan.Zero);

    /// <summary>Whether numbers run on through a week.</summary>
    public bool IsWeekly { get; }

    /// <summary>An epoch runs from that day and time (UTC) for a week.</summary>
    public static SequenceEpoch Weekly(DayOfWeek resetDay, TimeSpan resetTime) => new(true, resetDay, resetTime);

    /// <summary>The UTC date on which the epoch of a message began.</summary>
    /// <param name="sentAt">OrigSendingTime (122) or SendingTime (52).</param>
    public DateOnly Of(DateTimeOffset sentAt)
    {
        var utc = sentAt.UtcDateTime;
        if (!IsWeekly)
        {
            return DateOnly.FromDateTime(utc);
        }

        // Seen from the reset time, the week starts at midnight of the reset day.
        var shifted = utc - _resetTime;
        var daysSince = ((int)shifted.DayOfWeek - (int)_resetDay + 7) % 7;
        return DateOnly.FromDateTime(shifted).AddDays(-daysSince);
    }
}
