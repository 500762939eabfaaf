using System.Globalization;
using Stp.Domain.EndOfDay.Statements;

namespace Stp.Domain.Tests.EndOfDay.Statements;

/// <summary>Writes values as clearing firms do.</summary>
internal static class StatementText
{
    private const string MonthCodes = "FGHJKMNQUVXZ";

    /// <summary>1.234,56.</summary>
    public static string European(decimal number) =>
        number.ToString("#,##0.##########", CultureInfo.InvariantCulture).Replace(',', ' ').Replace('.', ',').Replace(' ', '.');

    /// <summary>1,234.56 with parentheses below zero.</summary>
    public static string American(decimal number) =>
        number.ToString("#,##0.##########;(#,##0.##########)", CultureInfo.InvariantCulture);

    public static string Plain(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    /// <summary>JAN27, or 20270115 for a day.</summary>
    public static string AmericanContract(string contract) =>
        contract.Length == 10
            ? contract.Replace("-", "", StringComparison.Ordinal)
            : DateOnly.Parse(contract + "-01").ToString("MMMyy", CultureInfo.InvariantCulture).ToUpperInvariant();

    /// <summary>01.2027, 15.01.2027 or Q1-27.</summary>
    public static string EuropeanContract(string contract) => contract.Split('-') switch
    {
        [var year, ['Q', ..] quarter] => $"{quarter}-{year[2..]}",
        [var year, var month] => $"{month}.{year}",
        [var year, var month, var day] => $"{day}.{month}.{year}",
        _ => throw new ArgumentException(contract, nameof(contract)),
    };

    /// <summary>BRNF27.</summary>
    public static string Symbol(StatementLine line)
    {
        var month = DateOnly.Parse(line.Contract + "-01");
        return $"{line.InstrumentCode}{MonthCodes[month.Month - 1]}{month.Year % 100:D2}";
    }
}
