using System.Globalization;
using System.Text;

namespace Stp.Pages.Parts;

/// <summary>How numbers, dates and codes are written for a person.</summary>
public static class Shown
{
    /// <summary>A true minus sign: as wide as a plus, and never the end of a line.</summary>
    private const string Minus = "\u2212";

    private const string Nothing = "\u2013";

    /// <summary>The number exactly, with thousands apart: <c>1,234.5</c>; a dash for none.</summary>
    public static string Number(decimal? value) => value is not { } number
        ? Nothing
        : (number < 0m ? Minus : "") + Math.Abs(number).ToString("#,##0.############################", CultureInfo.InvariantCulture);

    /// <summary>A number where the sign says which way: <c>+5</c>, <c>−5</c>, <c>0</c>.</summary>
    public static string Signed(decimal? value) => (value > 0m ? "+" : "") + Number(value);

    /// <summary>Money with two decimals: <c>−1,234.50</c>; a dash for none.</summary>
    public static string Money(decimal? value) => value is not { } money
        ? Nothing
        : (money < 0m ? Minus : "") + Math.Abs(money).ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A date, <c>yyyy-MM-dd</c>; a dash for none.</summary>
    public static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Nothing;

    /// <summary>A month in words: <c>November 2026</c>.</summary>
    public static string Month(DateOnly date) => date.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>An instant to the second, without its zone: beside it, or above it, stands UTC.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The time of day of an instant in UTC, to the minute.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What an input of date and time holds, which knows no zone: UTC by agreement.</summary>
    public static string? Picked(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>How long ago, in the largest unit that says enough: <c>3 d 4 h</c>, <c>2 h 5 min</c>, <c>under 1 min</c>.</summary>
    public static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "under 1 min",
        { TotalHours: < 1 } => $"{age.Minutes} min",
        { TotalDays: < 1 } => $"{age.Hours} h {age.Minutes} min",
        _ => $"{(int)age.TotalDays} d {age.Hours} h",
    };

    /// <summary>Milliseconds in a unit that a person grasps: <c>850 ms</c>, <c>12.4 s</c>, <c>7 min</c>, <c>5 d 23 h</c>.</summary>
    public static string Milliseconds(long? milliseconds) => milliseconds switch
    {
        null => Nothing,
        < 1_000 => $"{milliseconds} ms",
        < 120_000 => $"{(milliseconds.Value / 1000m).ToString("0.#", CultureInfo.InvariantCulture)} s",
        < 7_200_000 => $"{milliseconds / 60_000} min",
        _ => Age(TimeSpan.FromMilliseconds(milliseconds.Value)),
    };

    /// <summary>A code of the HTTP contract in words: <c>missingInBook</c> and <c>missing-in-book</c> are <c>Missing in book</c>.</summary>
    public static string Words(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var words = new StringBuilder(code.Length + 8);
        foreach (var one in code)
        {
            if (words.Length == 0)
            {
                words.Append(char.ToUpperInvariant(one));
            }
            else if (char.IsUpper(one))
            {
                words.Append(' ').Append(char.ToLowerInvariant(one));
            }
            else
            {
                words.Append(one is '-' or '.' or '_' ? ' ' : one);
            }
        }

        return words.ToString();
    }

    /// <summary>A count with its noun: <c>1 trade</c>, <c>1,200 trades</c>.</summary>
    public static string Count(long count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";
}
