using System.Globalization;
using Stp.Domain.Reference;
using Stp.Functions.Http;

namespace Stp.Functions.Reference;

/// <summary>What the texts of a row may be, so that they come back from a CSV file as they were written to it.</summary>
internal static class ReferenceText
{
    /// <summary>The text of a cell without the mark that keeps a spreadsheet from running it.</summary>
    public static string Uncovered(string cell) => IsCovered(cell) ? cell[1..] : cell;

    /// <summary>A date <c>yyyy-MM-dd</c>, or null for an empty text; false for any other.</summary>
    public static bool TryDate(string? text, out DateOnly? date)
    {
        date = null;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read);
        date = isDate ? read : null;
        return isDate;
    }

    /// <summary>What is wrong with the texts of a row, in one sentence, or null.</summary>
    public static string? Problem(ReferenceEntry entry)
    {
        foreach (var (name, text) in entry.Values.Append(new("venue", entry.Venue)).Append(new("code", entry.Code)))
        {
            if (text.Any(char.IsControl) || text.Trim() != text || IsCovered(text))
            {
                return $"{name} \"{text}\" has control characters, blanks around it, or an apostrophe before a formula.";
            }
        }

        try
        {
            ReferenceEntities.Check(entry);
            return null;
        }
        catch (ArgumentException fault)
        {
            return fault.Message;
        }
    }

    private static bool IsCovered(string text) => text.Length > 1 && text[0] == CsvFormulas.Cover && CsvFormulas.Begins(text[1]);
}
