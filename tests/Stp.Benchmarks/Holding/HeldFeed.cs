using System.Globalization;
using Stp.Benchmarks.EndToEnd;

namespace Stp.Benchmarks.Holding;

/// <summary>Distinct fills of one feed, all for an account code that nothing maps, cut into request bodies; and the positions that they must make.</summary>
/// <param name="messages">How many.</param>
internal sealed class HeldFeed(int messages)
{
    public const string Venue = "fix44", Session = "S1", Code = "NEW-DESK", Account = "BOOK-NEW";

    private const int Bundle = 100;

    public int Bodies => (messages + Bundle - 1) / Bundle;

    /// <summary>Whole raw messages, one after the other.</summary>
    public byte[] Body(int body) =>
        [.. Numbers(body).SelectMany(number => new DayTrade(number).ExecutionReport(number + 1, Code))];

    /// <summary>Lots bought and sold, and trades, by instrument.</summary>
    public Dictionary<string, (decimal Bought, decimal Sold, int Trades)> Expected()
    {
        var sums = new Dictionary<string, (decimal Bought, decimal Sold, int Trades)>(StringComparer.Ordinal);
        foreach (var trade in Enumerable.Range(0, messages).Select(number => new DayTrade(number)))
        {
            var sum = sums.GetValueOrDefault(trade.Position.Instrument);
            sums[trade.Position.Instrument] = (sum.Bought + (trade.IsBuy ? trade.Lots : 0), sum.Sold + (trade.IsBuy ? 0 : trade.Lots), sum.Trades + 1);
        }

        return sums;
    }

    /// <summary>Writes reference data that has everything but the account.</summary>
    public static void WriteReference(string folder)
    {
        File.WriteAllLines(
            Path.Combine(folder, "instruments.csv"),
            ["venue,code,instrument,priceFactor", .. DayTrade.Products.Select(product => $"{Venue},{product.Code},{product.Name},")]);
        File.WriteAllLines(
            Path.Combine(folder, "contracts.csv"),
            [
                "venue,code,lotSize,unit,currency,priceMultiplier,lotSizeByContract",
                .. DayTrade.Products.Select(product => string.Create(CultureInfo.InvariantCulture, $"{product.Name.Replace(':', ',')},1000,bbl,USD,1,")),
            ]);
    }

    private IEnumerable<int> Numbers(int body) => Enumerable.Range(body * Bundle, Math.Min(Bundle, messages - (body * Bundle)));
}
