using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Comparison;

public sealed class StatementComparisonPropertyTests
{
    private static readonly string[] Firms = ["ABN", "MAREX"];

    private static readonly FirmStatement[] Statements = [.. Firms.Select(firm => new FirmStatement(firm, false, true, true))];

    [Fact]
    public void Statements_made_of_the_same_trades_have_no_break_and_a_changed_line_has_its_own() =>
        Prop.ForAll(BookedDay.Any(6).ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (day, seed) =>
        {
            foreach (var book in day.Accounts.Select(account => day.BookOf(account)))
            {
                var lines = Shuffled(LinesOf(day, book.Account, seed), seed);
                Assert.Empty(Compare(book, lines));
                if (lines.Length > 0)
                {
                    AssertChange(book, lines, seed);
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    /// <summary>A line with a lot more makes a difference of one lot in its instrument, of its own kind and side alone.</summary>
    private static void AssertChange(AccountBook book, MappedLine[] lines, int seed)
    {
        var at = seed % lines.Length;
        var line = lines[at];
        var isLong = line.LongLots > 0m;
        lines[at] = isLong ? line with { LongLots = line.LongLots + 1m } : line with { ShortLots = line.ShortLots + 1m };

        var found = Assert.Single(Compare(book, lines));

        Assert.Contains(found.Type, new[] { BreakType.Quantity, BreakType.MissingInBook, BreakType.MissingAtClearing });
        Assert.Equal((book.Account, line.Instrument), (found.Account, found.Instrument));
        Assert.Equal(line.Kind == StatementLineKind.Position ? "" : isLong ? "buy" : "sell", found.Subject);
        Assert.Equal(isLong ? 1m : -1m, found.StatementLots - found.BookLots);
    }

    private static IReadOnlyList<Break> Compare(AccountBook book, IEnumerable<MappedLine> lines) =>
        StatementComparison.Compare(book, BookedDay.Date, Statements, lines, Tolerances.None).Breaks;

    /// <summary>Every line in force as the firm at which it cleared would tell it: an open position, and on the date itself a trade.</summary>
    private static IEnumerable<MappedLine> LinesOf(BookedDay day, string account, int seed)
    {
        foreach (var line in day.Trades.SelectMany(trade => trade.State.Lines).Where(line => line.Account == account && line.ClearingDate <= BookedDay.Date))
        {
            var (bought, sold) = line.Side == Side.Buy ? (line.Lots, 0m) : (0m, line.Lots);
            var firm = Firms[(line.LegId.Length + seed) % 2];
            yield return new MappedLine(firm, account, line.Instrument, StatementLineKind.Position, bought, sold, null, null);
            if (line.ClearingDate == BookedDay.Date)
            {
                yield return new MappedLine(firm, account, line.Instrument, StatementLineKind.Trade, bought, sold, line.Price, null);
            }
        }
    }

    private static MappedLine[] Shuffled(IEnumerable<MappedLine> lines, int seed)
    {
        MappedLine[] shuffled = [.. lines];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
