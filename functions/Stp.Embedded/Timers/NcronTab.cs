using Quartz;

namespace Stp.Embedded.Timers;

/// <summary>Schedules as Azure Functions writes them: second, minute, hour, day, month, day of week (0 = Sunday).</summary>
internal static class NcronTab
{
    private const int Fields = 6, DayField = 3, WeekdayField = 5;

    /// <summary>Reads a schedule.</summary>
    /// <exception cref="FormatException">It is no schedule, or one that means different things to different readers.</exception>
    public static CronExpression Parse(string schedule, TimeZoneInfo zone)
    {
        var fields = schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length != Fields)
        {
            throw new FormatException($"A schedule has {Fields} fields, '{schedule}' has {fields.Length}.");
        }

        if (fields[DayField] != "*" && fields[WeekdayField] != "*")
        {
            throw new FormatException($"'{schedule}' restricts both the day and the day of the week, which the embedded host does not support.");
        }

        // But for the seconds, the fields are those of a crontab, which Quartz reads; its own form has seconds in front.
        var unix = CronExpression.Parse(string.Join(' ', fields[1..]), CronFormat.Unix);
        return CronExpression.Parse(fields[0] + unix.CronExpressionString[unix.CronExpressionString.IndexOf(' ', StringComparison.Ordinal)..])
            .WithTimeZone(zone);
    }
}
