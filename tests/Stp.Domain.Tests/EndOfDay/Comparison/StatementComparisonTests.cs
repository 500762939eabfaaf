using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Comparison;

public sealed class StatementComparisonTests
{
    private const string Crude = "XNYM:CL:2027-01";

    private static readonly DateOnly Date = new(2026, 11, 20);
    private static readonly FirmStatement Both = new("ABN", IsMissing: false, HasPositions: true, HasTrades: true);
    private static readonly FirmStatement PositionsOnly = Both with { HasTrades = false };
    private static readonly FirmStatement TradesOnly = Both with { HasPositions = false };

    [Fact]
    public void Lots_that_only_the_book_has_are_missing_at_clearing()
    {
        var found = Assert.Single(Compare(Book(total: new(10m, 700m, 3m, 210m, 4)), [PositionsOnly]));

        Assert.Equal((BreakType.MissingAtClearing, "ACC", Crude, "ABN", ""), (found.Type, found.Account, found.Instrument, found.ClearingFirm, found.Subject));
        Assert.Equal((7m, 0m), (found.BookLots, found.StatementLots));
        Assert.Equal("XNYM:CL:2027-01 of ACC on 2026-11-20: the book has 7 lots net, the statement of ABN has none.", found.Detail);
        Assert.Equal(Date, found.FirstDate);
    }

    [Fact]
    public void Lots_that_only_the_statement_has_are_missing_in_the_book()
    {
        var found = Assert.Single(Compare(Book(), [PositionsOnly], Held(2m, 7m)));

        Assert.Equal((BreakType.MissingInBook, 0m, -5m), (found.Type, found.BookLots, found.StatementLots));
    }

    [Fact]
    public void Other_lots_on_both_sides_are_a_quantity_break()
    {
        var found = Assert.Single(Compare(Book(total: new(10m, 700m, 3m, 210m, 4)), [PositionsOnly], Held(8m, 0m)));

        Assert.Equal((BreakType.Quantity, 7m, 8m), (found.Type, found.BookLots, found.StatementLots));
    }

    [Fact]
    public void Lots_are_summed_over_the_clearing_firms_and_no_single_one_is_named()
    {
        var book = Book(total: new(10m, 700m, 3m, 210m, 4));

        Assert.Empty(Compare(book, [PositionsOnly, PositionsOnly with { ClearingFirm = "MAREX" }], Held(9m, 0m), Held(0m, 2m, "MAREX")));
        Assert.Null(Assert.Single(Compare(book, [PositionsOnly, PositionsOnly with { ClearingFirm = "MAREX" }], Held(9m, 0m))).ClearingFirm);
    }

    [Fact]
    public void Trades_are_compared_by_side()
    {
        var book = Book(total: new(10m, 700m, 3m, 210m, 4), day: new(10m, 700m, 3m, 210m, 4));

        var breaks = Compare(book, [TradesOnly], Bought(4m, 70m), Bought(6m, 70m), Sold(2m, 70m));

        var found = Assert.Single(breaks);
        Assert.Equal((BreakType.Quantity, "sell", -3m, -2m), (found.Type, found.Subject, found.BookLots, found.StatementLots));
    }

    [Fact]
    public void The_average_price_of_a_side_may_differ_by_the_tolerance_and_no_more()
    {
        var book = Book(total: new(10m, 700m, 0m, 0m, 2), day: new(10m, 700m, 0m, 0m, 2));
        var tolerances = new Tolerances(new(0m, 0m), new Dictionary<string, Tolerance> { ["XNYM:CL"] = new(0.01m, 0m) });

        Assert.Empty(Compare(book, [TradesOnly], tolerances, Bought(5m, 70m), Bought(5m, 70.02m)));
        var found = Assert.Single(Compare(book, [TradesOnly], tolerances, Bought(5m, 70m), Bought(5m, 70.03m)));

        Assert.Equal((BreakType.Price, "buy", 70m, 70.015m), (found.Type, found.Subject, found.BookPrice, found.StatementPrice));
        Assert.Equal(
            "XNYM:CL:2027-01 of ACC on 2026-11-20: the book has 10 lots bought at an average of 70, the statement of ABN has 70.015; 0.01 is tolerated.", found.Detail);
    }

    [Fact]
    public void An_average_that_does_not_end_is_compared_exactly()
    {
        var book = Book(total: new(3m, 10m, 0m, 0m, 1), day: new(3m, 10m, 0m, 0m, 1));

        Assert.Empty(Compare(book, [TradesOnly], Bought(1m, 4m), Bought(2m, 3m)));
    }

    [Fact]
    public void Prices_are_not_compared_where_lots_differ_or_a_price_is_absent()
    {
        var book = Book(total: new(10m, 700m, 0m, 0m, 2), day: new(10m, 700m, 0m, 0m, 2));

        Assert.Equal(BreakType.Quantity, Assert.Single(Compare(book, [TradesOnly], Bought(9m, 99m))).Type);
        Assert.Empty(Compare(book, [TradesOnly], Bought(9m, 70m), Bought(1m, null)));
    }

    [Fact]
    public void Lots_within_the_tolerance_are_no_break() => Assert.Empty(
        Compare(Book(total: new(10m, 700m, 0m, 0m, 1)), [PositionsOnly], new Tolerances(new(0m, 0.5m), Tolerances.None.Products), Held(10.5m, 0m)));

    [Fact]
    public void What_one_of_the_statements_does_not_tell_is_not_compared()
    {
        var book = Book(total: new(10m, 700m, 0m, 0m, 2), day: new(10m, 700m, 0m, 0m, 2));

        Assert.Empty(Compare(book, [PositionsOnly], Held(10m, 0m)));
        Assert.Empty(Compare(book, [TradesOnly], Bought(10m, 70m)));
        Assert.Empty(Compare(book, [PositionsOnly, TradesOnly with { ClearingFirm = "MAREX" }]));
        Assert.Equal(["", "buy"], Compare(book, [Both]).Select(found => found.Subject));
    }

    [Fact]
    public void An_account_whose_statement_is_missing_is_not_compared()
    {
        var comparison = StatementComparison.Compare(
            Book(total: new(10m, 700m, 0m, 0m, 2)), Date, [Both with { IsMissing = true }, Both with { ClearingFirm = "MAREX" }], [], Tolerances.None);

        Assert.False(comparison.IsCompared);
        Assert.Equal(["ABN"], comparison.MissingFirms);
        Assert.Empty(comparison.Breaks);
    }

    [Fact]
    public void An_account_that_clears_nowhere_is_a_break_if_it_is_open_or_has_traded()
    {
        var flat = new DayTotals(5m, 350m, 5m, 360m, 2);

        Assert.Empty(Compare(Book(total: flat), []));
        Assert.Equal(BreakType.UnmappedAccount, Assert.Single(Compare(Book(total: flat, day: flat), [])).Type);
        var found = Assert.Single(Compare(Book(total: new(5m, 350m, 0m, 0m, 1)), []));
        Assert.Equal(("ACC", null, 1), (found.Account, found.ClearingFirm, found.Count));
        Assert.StartsWith("Account ACC clears nowhere", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_another_account_is_refused() => Assert.Throws<InvalidOperationException>(
        () => Compare(Book(), [Both], Held(1m, 0m) with { Account = "OTHER" }));

    private static AccountBook Book(DayTotals total = default, DayTotals day = default) =>
        new("ACC", total == default ? [] : [new BookPosition(Crude, total, day)], 0, 0, []);

    private static MappedLine Held(decimal longLots, decimal shortLots, string firm = "ABN") =>
        new(firm, "ACC", Crude, StatementLineKind.Position, longLots, shortLots, null, 70m);

    private static MappedLine Bought(decimal lots, decimal? price) => new("ABN", "ACC", Crude, StatementLineKind.Trade, lots, 0m, price, null);

    private static MappedLine Sold(decimal lots, decimal? price) => new("ABN", "ACC", Crude, StatementLineKind.Trade, 0m, lots, price, null);

    private static IReadOnlyList<Break> Compare(AccountBook book, FirmStatement[] statements, params MappedLine[] lines) =>
        Compare(book, statements, Tolerances.None, lines);

    private static IReadOnlyList<Break> Compare(AccountBook book, FirmStatement[] statements, Tolerances tolerances, params MappedLine[] lines)
    {
        var comparison = StatementComparison.Compare(book, Date, statements, lines, tolerances);
        Assert.True(comparison.IsCompared);
        return comparison.Breaks;
    }
}
