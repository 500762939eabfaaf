namespace Stp.Domain.EndOfDay.Calendars;

/// <summary>When the end of day of a date may begin.</summary>
/// <param name="calendars">The calendars that count.</param>
/// <param name="startDelay">How long after the last close.</param>
public sealed class DueDates(IReadOnlyCollection<BusinessCalendar> calendars, TimeSpan startDelay)
{
    /// <summary>
    /// The instant at which every calendar that is open on the date has passed its close by the delay; null where none is open: such a date has
    /// no end of day.
    /// </summary>
    public DateTimeOffset? DueAt(DateOnly date) => calendars.Max(calendar => calendar.CloseOf(date)) + startDelay;

    /// <summary>The dates that are due at <paramref name="now"/>, oldest first.</summary>
    /// <param name="now">The present.</param>
    /// <param name="days">How many dates up to the present one, in UTC, are looked at.</param>
    public IReadOnlyList<DateOnly> DueBy(DateTimeOffset now, int days)
    {
        // In zones east of Greenwich the date is a day ahead for some hours.
        var last = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
        return [.. Enumerable.Range(0, days + 1).Select(day => last.AddDays(day - days)).Where(date => DueAt(date) <= now)];
    }

    /// <summary>The last dates before a date on which any of the calendars is open, the latest first.</summary>
    public IReadOnlyList<DateOnly> Before(DateOnly date, int dates)
    {
        var before = new List<DateOnly>(dates);
        while (before.Count < dates)
        {
            before.Add(date = calendars.Max(calendar => calendar.Previous(date)));
        }

        return before;
    }
}
