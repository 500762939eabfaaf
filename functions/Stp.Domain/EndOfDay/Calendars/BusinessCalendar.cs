using NodaTime;
using NodaTime.TimeZones;
using Stp.Domain.EndOfDay.Settings;

namespace Stp.Domain.EndOfDay.Calendars;

/// <summary>The days on which an exchange or a clearing firm is open, and when it closes in its own time zone. Immutable.</summary>
/// <remarks>
/// Time zones come from the copy of the IANA database inside the library, so that they are the same on a machine that has none, and
/// the same when an orchestration is replayed on another machine.
/// </remarks>
public sealed class BusinessCalendar
{
    /// <summary>
    /// A close that the clocks jump over happens when they jump. One that happens twice has passed only after the second time: a day must
    /// not be closed while it may still be traded.
    /// </summary>
    private static readonly ZoneLocalMappingResolver Resolver =
        Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    private readonly DateTimeZone _zone;

    internal BusinessCalendar(DateTimeZone zone) => _zone = zone;

    /// <summary>The calendar's name, for example <c>ice-europe</c>.</summary>
    public required string Name { get; init; }

    /// <summary>IANA time zone, for example <c>Europe/London</c>.</summary>
    public string TimeZone => _zone.Id;

    /// <summary>When trading for a day begins, in local time.</summary>
    public TimeOnly Open { get; init; }

    /// <summary>Calendar days before it on which trading for a day begins: 1 where it does so in the evening before.</summary>
    public int OpenDaysBefore { get; init; }

    /// <summary>When a usual day closes, in local time.</summary>
    public required TimeOnly Close { get; init; }

    /// <summary>Days of the week on which it is closed; never all seven.</summary>
    public required IReadOnlySet<DayOfWeek> ClosedDays { get; init; }

    /// <summary>Other days on which it is closed, with what they are called.</summary>
    public required IReadOnlyDictionary<DateOnly, string> Holidays { get; init; }

    /// <summary>Days that close at another time, in local time.</summary>
    public required IReadOnlyDictionary<DateOnly, TimeOnly> EarlyCloses { get; init; }

    /// <summary>First date whose holidays are known.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last date whose holidays are known; outside of the two dates only the days of the week count.</summary>
    public required DateOnly Through { get; init; }

    /// <summary>Reads a calendar file.</summary>
    /// <param name="source">The file's name, for error messages.</param>
    /// <param name="json">The file's text.</param>
    /// <exception cref="EndOfDaySettingsException">It is not JSON, or not a calendar: the message names the place and the problem.</exception>
    public static BusinessCalendar Parse(string source, string json) => SettingsFile.Read(source, json, CalendarReader.Read);

    /// <summary>Whether the holidays around the date are known.</summary>
    public bool Covers(DateOnly date) => date >= From && date <= Through;

    /// <summary>Whether it is open on the date.</summary>
    public bool IsBusinessDate(DateOnly date) => !ClosedDays.Contains(date.DayOfWeek) && !Holidays.ContainsKey(date);

    /// <summary>The last business date before a date.</summary>
    public DateOnly Previous(DateOnly date) => Nearest(date, -1);

    /// <summary>The first business date after a date.</summary>
    public DateOnly Next(DateOnly date) => Nearest(date, 1);

    /// <summary>The instant at which a business date closes, in UTC; null where it is none.</summary>
    public DateTimeOffset? CloseOf(DateOnly date) =>
        IsBusinessDate(date) ? InstantOf(date, EarlyCloses.TryGetValue(date, out var early) ? early : Close) : null;

    /// <summary>The instant at which the trading began that goes on at an instant; null where none does.</summary>
    public DateTimeOffset? OpenSince(DateTimeOffset instant)
    {
        var today = ZonedDateTimeOf(instant).Date.ToDateOnly();
        for (var date = today; date <= today.AddDays(OpenDaysBefore); date = date.AddDays(1))
        {
            if (CloseOf(date) is { } close && instant < close && InstantOf(date.AddDays(-OpenDaysBefore), Open) is var open && open <= instant)
            {
                return open;
            }
        }

        return null;
    }

    /// <summary>The instant of a local date and time, in UTC.</summary>
    public DateTimeOffset InstantOf(DateOnly date, TimeOnly time) =>
        _zone.ResolveLocal(LocalDate.FromDateOnly(date) + LocalTime.FromTimeOnly(time), Resolver).ToDateTimeOffset().ToUniversalTime();

    private ZonedDateTime ZonedDateTimeOf(DateTimeOffset instant) => Instant.FromDateTimeOffset(instant).InZone(_zone);

    private DateOnly Nearest(DateOnly date, int step)
    {
        // Ends: at least one day of each week is open, and there are only so many holidays.
        do
        {
            date = date.AddDays(step);
        }
        while (!IsBusinessDate(date));
        return date;
    }
}
