using Stp.Domain.DataFiles;
using Stp.Domain.EndOfDay.Calendars;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Settings;

/// <summary>Reads the files of the end of day together, since they name each other.</summary>
internal sealed class EndOfDaySettingsReader
{
    private const string SettingsFileName = "end-of-day.json";
    private const string CalendarFolder = "calendars/";
    private const string FormatFolder = "statement-formats/";
    private const int MaxClearingFirms = 1_000;
    private const int MaxDeadlineDays = 10;
    private const int MaxFullCheckDays = 3_660;
    private const int Week = 7;

    private readonly Dictionary<string, BusinessCalendar> _calendars = [];
    private readonly Dictionary<string, StatementFormat> _formats = [];

    private EndOfDaySettingsReader()
    {
    }

    public static EndOfDaySettings Read(IEnumerable<KeyValuePair<string, string>> files)
    {
        var reader = new EndOfDaySettingsReader();
        string? settings = null;
        foreach (var (name, text) in files)
        {
            settings = reader.Take(name, text) ?? settings;
        }

        return settings is null
            ? throw new EndOfDaySettingsException($"{SettingsFileName} is missing.")
            : SettingsFile.Read(SettingsFileName, settings, reader.ReadSettings);
    }

    /// <summary>Keeps a calendar or a format; gives the text back where the file is the settings, which need all the others first.</summary>
    private string? Take(string name, string text)
    {
        if (name.StartsWith(CalendarFolder, StringComparison.Ordinal))
        {
            var calendar = BusinessCalendar.Parse(name, text);
            _calendars[calendar.Name] = calendar;
            return null;
        }

        if (name.StartsWith(FormatFolder, StringComparison.Ordinal))
        {
            var format = StatementFormat.Parse(name, text);
            _formats[format.Name] = format;
            return null;
        }

        // A misspelt name would otherwise lose the file without a word.
        return name == SettingsFileName
            ? text
            : throw new EndOfDaySettingsException(
                $"{name}: no file of the end of day has that name; there are {SettingsFileName}, {CalendarFolder}*.json and {FormatFolder}*.json.");
    }

    private EndOfDaySettings ReadSettings(JsonPlace root)
    {
        root.Only(
            "$schema", "calendars", "startDelay", "drainLimit", "clearingFirms", "tolerances", "fullCheckDays", "fourEyes", "reminderEvery", "escalationAfter");
        return new EndOfDaySettings
        {
            Calendars = ReadCalendars(root.Required("calendars")),
            KnownCalendars = _calendars,
            StartDelay = root.Required("startDelay").Span(),
            DrainLimit = root.Required("drainLimit").Span(),
            ClearingFirms = ReadFirms(root.Required("clearingFirms")),
            Tolerances = ReadTolerances(root.Required("tolerances")),
            FullCheckDays = root.Optional("fullCheckDays")?.Whole(1, MaxFullCheckDays) ?? Week,
            FourEyes = root.Required("fourEyes").Flag(),
            ReminderEvery = Positive(root.Required("reminderEvery")),
            EscalationAfter = Positive(root.Required("escalationAfter")),
        };
    }

    private List<BusinessCalendar> ReadCalendars(JsonPlace place)
    {
        var calendars = place.Items().Select(item => Find(item, _calendars, "calendar")).Distinct().ToList();
        return calendars.Count > 0 ? calendars : throw place.Wrong("At least one calendar must say when a day is over.");
    }

    private Dictionary<string, ClearingFirm> ReadFirms(JsonPlace place)
    {
        var firms = place.Members().ToDictionary(firm => SettingsFile.CheckedName(firm.Value, firm.Name), firm => ReadFirm(firm.Name, firm.Value));
        return firms.Count <= MaxClearingFirms ? firms : throw place.Wrong($"There are more than {MaxClearingFirms} clearing firms.");
    }

    private ClearingFirm ReadFirm(string code, JsonPlace place)
    {
        place.Only("codes", "format", "calendar", "deadline", "deadlineDays");
        return new ClearingFirm(
            code,
            place.Optional("codes")?.Name() ?? code,
            Find(place.Required("format"), _formats, "statement format"),
            Find(place.Required("calendar"), _calendars, "calendar"),
            place.Required("deadline").Time(),
            place.Optional("deadlineDays")?.Whole(0, MaxDeadlineDays) ?? 0);
    }

    private static Tolerances ReadTolerances(JsonPlace place)
    {
        place.Only("default", "products");
        var products = new Dictionary<string, Tolerance>(StringComparer.Ordinal);
        foreach (var (name, value) in place.Optional("products")?.Members() ?? [])
        {
            products.Add(Instrument.TryParseProduct(name, out _) ? name : throw value.Wrong($"\"{name}\" is not MIC:PRODUCT."), ReadTolerance(value));
        }

        return new Tolerances(ReadTolerance(place.Required("default")), products);
    }

    private static Tolerance ReadTolerance(JsonPlace place)
    {
        place.Only("price", "lots");
        return new Tolerance(NotNegative(place.Required("price")), NotNegative(place.Required("lots")));
    }

    private static decimal NotNegative(JsonPlace place) => place.Number() is >= 0 and var number ? number : throw place.Wrong("It is below 0.");

    private static TimeSpan Positive(JsonPlace place) => place.Span() is var span && span > TimeSpan.Zero ? span : throw place.Wrong("It is 0.");

    private static T Find<T>(JsonPlace place, Dictionary<string, T> known, string what) =>
        known.TryGetValue(place.Text(), out var found)
            ? found
            : throw place.Wrong($"There is no {what} \"{place.Text()}\"; known are {string.Join(", ", known.Keys.Order(StringComparer.Ordinal))}.");
}
