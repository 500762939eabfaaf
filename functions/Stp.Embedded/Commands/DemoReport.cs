using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.Ledger;
using Stp.Functions.Http;

namespace Stp.Embedded.Commands;

/// <summary>What the demo shows of the day.</summary>
internal static class DemoReport
{
    /// <summary>Differences that are listed: more would only scroll by.</summary>
    private const int MaxDifferences = 20;

    private const int MaxDetailChars = 100;

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

    /// <summary>Says whether each table of the book equals the expectation; false where one does not.</summary>
    public static bool ShowComparison(Screen screen, SampleDay day, Book book) => ShowDifferences(
        screen,
        [
            ("Trades", BookComparison.OfTrades(book.Trades, day.ReadExpected("trades"))),
            ("Held messages", BookComparison.OfExceptions(book.Exceptions, day.ReadExpected("exceptions"))),
            ("Positions", BookComparison.OfPositions(book.Positions, day.ReadExpected("positions"))),
        ]);

    public static void ShowEndOfDay(Screen screen, EndOfDayReport report)
    {
        screen.Table(
            $"Breaks of {report.Date:yyyy-MM-dd}", ["type", "account", "instrument", "firm", "book", "statement", "detail"],
            [
                .. report.Breaks.Select(row => Row(
                    EnumText.Of(row.Type), row.Account, row.Instrument, row.ClearingFirm, row.BookLots ?? row.BookPrice,
                    row.StatementLots ?? row.StatementPrice, Shorten(row, report.Date))),
            ]);
        screen.Table(
            "Profit and loss", ["ccy", "realised", "unrealised", "total", "variation margin"],
            [.. report.PnlByCurrency.Select(sum => Row(sum.Currency, sum.Realised, sum.Unrealised, sum.Total, sum.VariationMargin))]);
    }

    /// <summary>Says whether breaks and results of the end of day equal the expectation; false where they do not.</summary>
    public static bool ShowComparison(Screen screen, SampleDay day, EndOfDayReport report) => ShowDifferences(
        screen,
        [
            ("Breaks", BookComparison.OfBreaks(report.Breaks, day.ReadExpected("breaks"))),
            ("Profits and losses", BookComparison.OfPnl(report, day.ReadExpected("pnl"))),
        ]);

    private static bool ShowDifferences(Screen screen, (string Name, List<string> Differences)[] tables)
    {
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

    /// <summary>The sentence of a break without what title and columns say; the whole of it is in the report.</summary>
    private static string Shorten(BreakRow row, DateOnly date)
    {
        var detail = row.Detail.Replace($"{row.Instrument} of {row.Account} on {date:yyyy-MM-dd}: ", "", StringComparison.Ordinal);
        return detail.Length <= MaxDetailChars ? detail : detail[..(MaxDetailChars - 3)] + "...";
    }

    private static int Trades(Book book, string venue, TradeStatus status) => book.Trades.Count(trade => trade.Venue == venue && trade.Status == status);

    private static string[] Row(params object?[] cells) => Array.ConvertAll(cells, cell => $"{cell}");
}
