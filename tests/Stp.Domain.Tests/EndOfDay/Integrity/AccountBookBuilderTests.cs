using System.Collections.Immutable;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Domain.Tests.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Integrity;

public sealed class AccountBookBuilderTests
{
    private static readonly PositionKey Crude = new("ACC", "XNYM:CL:2027-01");

    [Fact]
    public void A_lost_posting_is_noticed_though_another_of_the_same_size_makes_up_for_it()
    {
        var day = Two();
        var (first, second) = (day.Postings[0], day.Postings[1]);
        Assert.Equal(first with { Id = second.Id, TradeKey = second.TradeKey }, second);
        var damaged = day.With([first, first with { Id = "B!1!1" }]);

        var book = damaged.BookOf("ACC");

        var drift = Assert.Single(book.Drifts);
        Assert.Equal(
            "The postings are not those of the trades. 2026-11-20: position 2 bought (140), 0 sold (0), 2 trades; postings 2 bought (140), 0 sold (0), 2 trades; "
            + "trades 2 bought (140), 0 sold (0), 2 trades. Postings and trades differ trade by trade, though not in sum.",
            drift.Detail);
        Assert.Equal(
            [new DriftingTrade("A", DriftReason.Different), new DriftingTrade("B", DriftReason.NotPosted)], damaged.Trace(Crude).Find());
        Assert.EndsWith(
            "Trades: A (postings differ); B (no posting).", Assert.Single(book.With(damaged.Trace(Crude)).Drifts).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_numbers_with_other_trailing_zeros_are_no_drift()
    {
        var day = Two();
        var padded = day.With(day.Postings.Select(posting => posting with { Lots = posting.Lots + 0.000m, Price = posting.Price + 0.00m }));

        Assert.False(padded.BookOf("ACC").HasDrift);
        Assert.Empty(padded.Trace(Crude).Find());
    }

    [Fact]
    public void A_revision_that_is_not_what_the_events_amount_to_is_told_even_where_no_number_differs()
    {
        var day = Two();
        var trade = day.Trades[0];
        var renamed = trade.Revisions[0] with { Lines = [trade.Revisions[0].Lines[0] with { LegId = "2" }] };
        var damaged = day with { Trades = [trade with { Revisions = [renamed] }, day.Trades[1]] };

        Assert.StartsWith(
            "Trades have a last revision that is not what their events amount to.", Assert.Single(damaged.BookOf("ACC").Drifts).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_lines_of_one_trade_in_one_position_are_one_trade()
    {
        var report = TradeFoldTests.Report("A", TradeAction.New);
        var day = BookedDay.Book([report with { Lines = [report.Lines[0], report.Lines[0] with { LegId = "2", Side = Side.Sell }] }]);

        var book = day.BookOf("ACC");

        Assert.Empty(book.Drifts);
        Assert.Equal(1, Assert.Single(book.Positions).Total.Trades);
        Assert.Equal((1L, 2L), (book.Trades, book.Postings));
    }

    [Fact]
    public void Many_dates_that_drift_are_one_break()
    {
        var builder = new AccountBookBuilder("ACC", BookedDay.Date, BookedDay.CutOff);
        var totals = new DayTotals(1m, 70m, 0m, 0m, 1);
        builder.AddPosition(new Position
        {
            Key = Crude,
            Days = Enumerable.Range(1, 5).ToImmutableSortedDictionary(day => new DateOnly(2026, 11, day), _ => totals),
        });

        var drift = Assert.Single(builder.Build().Drifts);

        Assert.Equal(5, drift.Count);
        Assert.Contains("2026-11-03", drift.Detail, StringComparison.Ordinal);
        Assert.EndsWith("And 2 more clearing dates.", drift.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void What_belongs_to_another_account_is_refused()
    {
        var builder = new AccountBookBuilder("OTHER", BookedDay.Date, BookedDay.CutOff);

        Assert.Throws<InvalidOperationException>(() => builder.AddPosition(Position.Empty(Crude)));
        Assert.Throws<InvalidOperationException>(() => builder.AddPosting(Two().Postings[0], BookedDay.CutOff));
    }

    [Fact]
    public void A_long_list_of_trades_is_cut()
    {
        var day = BookedDay.Book(Enumerable.Range(0, 15).Select(i => TradeFoldTests.Report($"T{i:D2}", TradeAction.New)));

        var named = day.With([]).Trace(Crude).Find();

        Assert.Equal(DriftTracer.MaxNamed, named.Count);
        Assert.Equal(new DriftingTrade("T00", DriftReason.NotPosted), named[0]);
    }

    /// <summary>Two trades that are alike but for their key.</summary>
    private static BookedDay Two() => BookedDay.Book([TradeFoldTests.Report("A", TradeAction.New), TradeFoldTests.Report("B", TradeAction.New)]);
}
