using System.Globalization;
using NodaTime;
using Stp.Domain.DataFiles;
using Stp.Domain.EndOfDay.Settings;

namespace Stp.Domain.EndOfDay.Calendars;

/// <summary>Reads a calendar file from its top.</summary>
internal static class CalendarReader
{
    /// <summary>Holidays and early closes of one calendar: a century of them.</summary>
    private const int MaxDates = 5_000;

    private const int DaysOfWeek = 7;

    private const int MaxOpenDaysBefore = 1;

    public static BusinessCalendar Read(JsonPlace root)
    {
        root.Only("$schema", "name", "note", "timeZone", "closedDays", "open", "openDaysBefore", "close", "from", "through", "holidays", "earlyCloses");
        var (from, through) = (root.Required("from").Date(), root.Required("through").Date());
        if (through < from)
        {
            throw root.Required("through").Wrong("It is before \"from\".");
        }

        var calendar = new BusinessCalendar(ReadZone(root.Required("timeZone")))
        {
            Name = root.Required("name").Name(),
            ClosedDays = ReadDays(root.Required("closedDays")),
            Open = root.Optional("open")?.Time() ?? TimeOnly.MinValue,
            OpenDaysBefore = root.Optional("openDaysBefore")?.Whole(0, MaxOpenDaysBefore) ?? 0,
            Close = root.Required("close").Time(),
            From = from,
            Through = through,
            Holidays = ReadDates(root.Required("holidays"), from, through, value => value.Text()),
            EarlyCloses = ReadDates(root.Optional("earlyCloses"), from, through, value => value.Time()),
        };
        foreach (var date in calendar.EarlyCloses.Keys.Where(date => !calendar.IsBusinessDate(date)))
        {
            throw root.Required("earlyCloses").Wrong($"{Text(date)} is closed anyway.");
        }

        return calendar;
    }

    private static DateTimeZone ReadZone(JsonPlace place) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(place.Text())
        ?? throw place.Wrong($"\"{place.Text()}\" is no time zone of the IANA database, such as Europe/London.");

    private static HashSet<DayOfWeek> ReadDays(JsonPlace place)
    {
        var days = place.Items().Select(item => item.Day()).ToHashSet();
        return days.Count < DaysOfWeek ? days : throw place.Wrong("It is open on no day.");
    }

    private static Dictionary<DateOnly, T> ReadDates<T>(JsonPlace? place, DateOnly from, DateOnly through, Func<JsonPlace, T> read)
    {
        var dates = new Dictionary<DateOnly, T>();
        foreach (var (name, value) in place?.Members() ?? [])
        {
            if (!DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                throw value.Wrong($"\"{name}\" is no date, yyyy-MM-dd.");
            }

            if (date < from || date > through)
            {
                throw value.Wrong($"{name} is not between \"from\" and \"through\".");
            }

            dates.Add(date, read(value));
        }

        return dates.Count <= MaxDates ? dates : throw place!.Value.Wrong($"There are more than {MaxDates} dates.");
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
