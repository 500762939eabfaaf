using Stp.Domain.DataFiles;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>What a format file says of columns and the values in them.</summary>
internal static class StatementColumns
{
    /// <summary>One column, or several whose cells are joined.</summary>
    public static IReadOnlyList<string> Several(JsonPlace place)
    {
        if (place.Kind == System.Text.Json.JsonValueKind.String)
        {
            return [place.Text()];
        }

        List<string> columns = [.. place.Items().Select(item => item.Text())];
        return columns.Count > 0 ? columns : throw place.Wrong("It names no column.");
    }

    /// <summary>Values that are compared without case.</summary>
    public static IReadOnlySet<string> Values(JsonPlace place)
    {
        var values = place.Items().Select(item => item.Text()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return values.Count > 0 ? values : throw place.Wrong("It names no value.");
    }

    public static CellMatch Match(JsonPlace place)
    {
        place.Only("column", "is");
        return new CellMatch(place.Required("column").Text(), Values(place.Required("is")));
    }

    /// <summary>A pattern of a day.</summary>
    public static string Pattern(JsonPlace place) => Pattern(place, needsDay: true);

    /// <summary>A pattern of y, M and d with what stands between them, as .NET reads it.</summary>
    public static string Pattern(JsonPlace place, bool needsDay)
    {
        var pattern = place.Text();
        return pattern.All(c => c is 'y' or 'M' or 'd' or '-' or '/' or '.' or ' ')
            && pattern.Contains('y') && pattern.Contains('M') && (pattern.Contains('d') || !needsDay)
            && pattern.Length > 1
            ? pattern
            : throw place.Wrong($"\"{pattern}\" is no pattern of y, M and d, such as MM/dd/yyyy.");
    }
}
