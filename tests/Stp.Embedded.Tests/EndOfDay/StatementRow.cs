using System.Globalization;
using System.Text;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>A row of a statement in the format <c>signed</c>.</summary>
internal sealed record StatementRow(string Kind, string Account, string Symbol, decimal? Lots, decimal? Price, decimal? SettlementPrice)
{
    /// <summary>An open position; short is below zero.</summary>
    public static StatementRow Position(string account, string symbol, decimal lots, decimal? settlementPrice = null) =>
        new("POS", account, symbol, lots, null, settlementPrice);

    /// <summary>A trade of the day; sold is below zero.</summary>
    public static StatementRow Trade(string account, string symbol, decimal lots, decimal price) => new("TRD", account, symbol, lots, price, null);

    public static StatementRow Settlement(string symbol, decimal price) => new("PRC", "", symbol, null, null, price);

    /// <summary>The whole file, with its line of totals.</summary>
    public static byte[] File(DateOnly date, IReadOnlyList<StatementRow> rows)
    {
        var text = new StringBuilder("type,businessDate,account,symbol,putCall,strike,quantity,price,settlementPrice\n");
        foreach (var row in rows)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{row.Kind},{date:yyyy-MM-dd},{row.Account},{row.Symbol},,,{row.Lots},{row.Price},{row.SettlementPrice}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"END,{date:yyyy-MM-dd},{rows.Count},,,,{rows.Sum(row => row.Lots ?? 0m)},,");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
