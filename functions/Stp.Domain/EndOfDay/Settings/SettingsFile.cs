using System.Text.Json;
using Stp.Domain.DataFiles;

namespace Stp.Domain.EndOfDay.Settings;

/// <summary>Reads a JSON file of the end of day from its top.</summary>
internal static class SettingsFile
{
    private const int MaxNameLength = 60;

    public static T Read<T>(string source, string json, Func<JsonPlace, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, JsonPlace.Options);
            return read(new JsonPlace(source, "$", document.RootElement, EndOfDaySettingsException.At));
        }
        catch (JsonException fault)
        {
            throw new EndOfDaySettingsException($"{source}: {fault.Message}", fault);
        }
    }

    /// <summary>A name that may stand in a route, a document id and another file.</summary>
    public static string Name(this JsonPlace place) => CheckedName(place, place.Text());

    /// <summary>The same for the name of a property.</summary>
    public static string CheckedName(JsonPlace place, string name) =>
        name.Length <= MaxNameLength && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_')
            ? name
            : throw place.Wrong($"A name has up to {MaxNameLength} lower-case letters, digits, - and _: it is part of a URL.");

    /// <summary>A time span from 0 to a day, as hours and minutes, HH:mm.</summary>
    public static TimeSpan Span(this JsonPlace place) => place.Time("hours and minutes").ToTimeSpan();
}
