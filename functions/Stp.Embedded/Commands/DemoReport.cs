using Stp.Domain.Ledger;

namespace Stp.Embedded.Commands;

/// <summary>What the demo shows of the day.</summary>
internal static class DemoReport
{
    /// <summary>Differences that are listed: more would only scroll by.</summary>
    private const int MaxDifferences = 20;

    public static void ShowBook(Screen screen, IReadOnlyList<FeedFile> files, IReadOnlyList<int> accepted, Book book)
    {
        screen.Table(
            "Venues", ["venue", "messages", "open trades", "cancelled", "parked", "held"],
            [
                .. files.Zip(accepted).GroupBy(file => file.First.Venue, StringComparer.Ordinal).Select(venue => Row(
                    venue.Key,
                    venue.Sum(file => file.Second),
                    Trades(book, venue.Key, TradeStatus.Open),
                    Trades(book, venue.Key, TradeStatus.Cancelled),
                    Trades(book, venue.Key, TradeStatus.Parked),
                    book.Exceptions.Count(held => held.Venue == venue.Key))),
            ]);
        screen.Table(
            "Positions", ["account", "instrument", "bought", "sold", "net lots", "avg buy", "avg sell", "realised P&L", "ccy", "net quantity", "unit", "trades"],
            [
                .. book.Positions.Select(p => Row(
                    p.Account, p.Instrument, p.BoughtLots, p.SoldLots, p.NetLots, p.AverageBuyPrice, p.AverageSellPrice, p.RealisedPnl,
                    p.Currency, p.NetQuantity, p.Unit, p.TradeCount)),
            ]);
        screen.Table(
            "Held messages", ["reason", "messages"],
            [
                .. book.Exceptions.CountBy(held => held.Reason).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal)
                    .Select(count => Row(count.Key, count.Value)),
            ]);
    }

    /// <summary>Says whether each table equals the expectation; false where one does not.</summary>
    public static bool ShowComparison(Screen screen, SampleDay day, Book book)
    {
        (string Name, List<string> Differences)[] tables =
        [
            ("Trades", BookComparison.OfTrades(book.Trades, day.ReadExpected("trades"))),
            ("Held messages", BookComparison.OfExceptions(book.Exceptions, day.ReadExpected("exceptions"))),
            ("Positions", BookComparison.OfPositions(book.Positions, day.ReadExpected("positions"))),
        ];
        foreach (var (name, differences) in tables)
        {
            screen.Line(differences.Count == 0 ? $"{name} equal the expectation." : $"{name} differ from the expectation in {differences.Count} rows:");
            foreach (var difference in differences.Take(MaxDifferences))
            {
                screen.Line("  " + difference);
            }
        }

        return tables.All(table => table.Differences.Count == 0);
    }

    private static int Trades(Book book, string venue, TradeStatus status) => book.Trades.Count(trade => trade.Venue == venue && trade.Status == status);

    private static string[] Row(params object?[] cells) => Array.ConvertAll(cells, cell => $"{cell}");
}
