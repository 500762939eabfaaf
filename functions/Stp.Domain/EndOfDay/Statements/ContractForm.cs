using System.Globalization;
using System.Text;
using Stp.Domain.Normalizing;

namespace Stp.Domain.EndOfDay.Statements;

/// <summary>A way to write a contract: a pattern of y, M and d, or one of the words <see cref="MonthCode"/> and <see cref="Quarter"/>.</summary>
/// <param name="Text">The pattern, for example <c>MMMyy</c> for JAN27, or the word.</param>
internal sealed record ContractForm(string Text)
{
    /// <summary>F7 and F27: a letter for the month and the last digits of the year.</summary>
    public const string MonthCode = "month-code";

    /// <summary>Q1-27, Q1 2027, 2027-Q1 and 27Q1.</summary>
    public const string Quarter = "quarter";

    private const int YearDigits = 4;
    private const int ShortYearDigits = 2;
    private const int Century = 2000;

    /// <summary>The contract in our form, or null.</summary>
    /// <param name="text">As the statement writes it.</param>
    /// <param name="date">The business date, which tells the decade of F7.</param>
    public string? Read(string text, DateOnly date) => Text switch
    {
        MonthCode => OfMonthCode(text, date),
        Quarter => OfQuarter(text),
        _ => OfPattern(text),
    };

    private string? OfPattern(string text)
    {
        if (!DateOnly.TryParseExact(text, Text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date.Year is < FieldTime.FirstYear or > FieldTime.LastYear)
        {
            return null;
        }

        return Text.Contains('d') ? $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}" : $"{date.Year:D4}-{date.Month:D2}";
    }

    private static string? OfMonthCode(string text, DateOnly date) =>
        // With a product before it, since that is what the code of a contract has.
        ContractPeriod.TrySplitMonthCode(Encoding.UTF8.GetBytes("-" + text.ToUpperInvariant()), date.Year, out var product, out var contract)
        && product.Length == 1
            ? contract
            : null;

    private static string? OfQuarter(string text)
    {
        var at = text.IndexOf('Q', StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 1 == text.Length || text[at + 1] is < '1' or > '4')
        {
            return null;
        }

        var year = text.Remove(at, ShortYearDigits).Trim('-', ' ', '/');
        return year.Length is YearDigits or ShortYearDigits && year.All(char.IsAsciiDigit)
            ? $"{(year.Length == YearDigits ? int.Parse(year) : Century + int.Parse(year)):D4}-Q{text[at + 1]}"
            : null;
    }
}
