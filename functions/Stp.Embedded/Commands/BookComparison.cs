using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.Ledger;
using Stp.Domain.Positions;
using Stp.Functions.Http;

namespace Stp.Embedded.Commands;

/// <summary>Holds the book and its end of day against the expectation of the sample day, row by row as text.</summary>
internal static class BookComparison
{
    /// <summary>Raised by the clock and not by a message, so no expectation can count it.</summary>
    private const string ByTheClock = "amendment-parked";

    /// <summary>Differences of the positions. A position without any lot is as good as none.</summary>
    public static List<string> OfPositions(IEnumerable<PositionView> actual, IEnumerable<Dictionary<string, string>> expected) =>
        Compare(
            actual.Where(position => position.BoughtLots != 0 || position.SoldLots != 0).Select(Row),
            expected.Where(row => row["boughtLots"] != "0" || row["soldLots"] != "0").Select(row => string.Join(' ', row.Values)));

    /// <summary>Differences of the trades: a row each line of an open trade, one without terms for another.</summary>
    public static List<string> OfTrades(IEnumerable<Functions.Trades.TradeItem> actual, IEnumerable<Dictionary<string, string>> expected) =>
        Compare(
            actual.SelectMany(trade => trade.Status == TradeStatus.Open
                ? trade.Legs.Select(leg => Row(trade.TradeKey, "open", leg.Account, leg.Instrument, Word(leg.Side), leg.Lots, leg.Price))
                : [Row(trade.TradeKey, Word(trade.Status), "", "", "", "", "")]),
            expected.Select(row => string.Join(' ', row.Values)));

    /// <summary>Differences of the held messages, counted by reason, venue and session.</summary>
    public static List<string> OfExceptions(IEnumerable<Functions.Exceptions.ExceptionItem> actual, IEnumerable<Dictionary<string, string>> expected) =>
        Compare(
            actual.Where(held => held.Reason != ByTheClock)
                .CountBy(held => (held.Reason, held.Venue, held.Session))
                .Select(count => Row(count.Key.Reason, count.Key.Venue, count.Key.Session, count.Value)),
            expected.Select(row => string.Join(' ', row.Values)));

    /// <summary>Differences of the breaks, without their sentences and what people have said of them.</summary>
    public static List<string> OfBreaks(IEnumerable<BreakRow> actual, IEnumerable<Dictionary<string, string>> expected) =>
        Compare(
            actual.Where(row => row.Type != BreakType.HeldExceptions || !row.Subject.EndsWith("/" + ByTheClock, StringComparison.Ordinal))
                .Select(row => Row(
                    EnumText.Of(row.Type), row.Account, row.Instrument, row.ClearingFirm, row.Subject, row.BookLots, row.StatementLots, row.BookPrice,
                    row.StatementPrice, row.Count)),
            expected.Select(row => string.Join(' ', row.Values)));

    /// <summary>Differences of profit and loss, by account and currency, and by currency alone.</summary>
    public static List<string> OfPnl(EndOfDayReport report, IEnumerable<Dictionary<string, string>> expected) =>
        Compare(
            report.PnlByCurrency.Concat(report.PnlByAccount)
                .Select(sum => Row(sum.Account, sum.Currency, sum.Realised, sum.Unrealised, sum.Total, sum.VariationMargin)),
            expected.Select(row => string.Join(' ', row.Values)));

    private static string Row(PositionView p) => Row(
        p.Account, p.Instrument, p.BoughtLots, p.SoldLots, p.NetLots, p.AverageBuyPrice, p.AverageSellPrice, p.RealisedPnl,
        p.Currency, p.NetQuantity, p.Unit, p.TradeCount);

    private static string Row(params object?[] cells) => string.Join(' ', cells);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static List<string> Compare(IEnumerable<string> actual, IEnumerable<string> expected)
    {
        // Rows are counted, because two lines of a trade may be alike.
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (rows, step) in new[] { (expected, 1), (actual, -1) })
        {
            foreach (var row in rows)
            {
                counts[row] = counts.GetValueOrDefault(row) + step;
            }
        }

        return
        [
            .. counts.Where(count => count.Value != 0).OrderBy(count => count.Key, StringComparer.Ordinal)
                .Select(count => $"{(count.Value > 0 ? "missing " : "surplus ")} {count.Key}"),
        ];
    }
}
