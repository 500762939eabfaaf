using Stp.Domain.DataFiles;
using Stp.Domain.EndOfDay.Calendars;

namespace Stp.Domain.EndOfDay.Settings;

/// <summary>How the end of day runs: whose statements, by which calendars and deadlines, with what tolerances, and who signs. Immutable.</summary>
public sealed class EndOfDaySettings
{
    private const string ResourcePrefix = "Stp.Domain.EndOfDay/";

    internal EndOfDaySettings()
    {
    }

    /// <summary>The settings that come with the product: its calendars, and no clearing firm.</summary>
    public static EndOfDaySettings BuiltIn { get; } = FromTexts(BuiltInTexts());

    /// <summary>The calendars that all must have closed before a date is due.</summary>
    public required IReadOnlyList<BusinessCalendar> Calendars { get; init; }

    /// <summary>Every calendar that there is a file of, by name.</summary>
    public required IReadOnlyDictionary<string, BusinessCalendar> KnownCalendars { get; init; }

    /// <summary>How long after the last close the check of a date begins.</summary>
    public required TimeSpan StartDelay { get; init; }

    /// <summary>How long the check waits for queues to drain and gaps to close.</summary>
    public required TimeSpan DrainLimit { get; init; }

    /// <summary>Clearing firms by code.</summary>
    public required IReadOnlyDictionary<string, ClearingFirm> ClearingFirms { get; init; }

    /// <summary>Differences that are no break, by product.</summary>
    public required Tolerances Tolerances { get; init; }

    /// <summary>A check reads everything where the last one that did, and on which it could go on, is of so many days before or more; 1: always.</summary>
    public required int FullCheckDays { get; init; }

    /// <summary>Whether at least one signer must be another than those who explained the breaks.</summary>
    public required bool FourEyes { get; init; }

    /// <summary>How long after the report is published the first reminder goes out, and between two of them.</summary>
    public required TimeSpan ReminderEvery { get; init; }

    /// <summary>How long after the report is published an unsigned day is escalated.</summary>
    public required TimeSpan EscalationAfter { get; init; }

    /// <summary>When a date is due.</summary>
    public DueDates DueDates => new(Calendars, StartDelay);

    /// <summary>Reads the files of the end of day: <c>calendars/*.json</c>, <c>statement-formats/*.json</c> and <c>end-of-day.json</c>.</summary>
    /// <param name="files">
    /// Path with <c>/</c> and text of each file. A later calendar or format replaces an earlier one of the same name; the last
    /// <c>end-of-day.json</c> counts.
    /// </param>
    /// <exception cref="EndOfDaySettingsException">A file cannot be used, or names what is not there.</exception>
    public static EndOfDaySettings FromTexts(IEnumerable<KeyValuePair<string, string>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return EndOfDaySettingsReader.Read(files);
    }

    /// <summary>The files that come with the product, to be joined with a firm's own.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> BuiltInTexts() => BuiltInFiles.Read(ResourcePrefix);
}
