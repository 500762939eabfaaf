using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Marks;

public sealed class MarkToMarketTests
{
    private const string Crude = "XNYM:CL:2027-01";
    private const string Power = "XPOW:DEB:2027-01:C:80";

    private static readonly DateOnly Date = new(2026, 11, 20);

    [Fact]
    public void A_long_position_is_marked_against_its_average_buying_price()
    {
        // Bought 10 at 70 and sold 4 at 72; of that, 2 bought at 71 today. 1,000 bbl a lot.
        var total = new DayTotals(10m, 700m, 4m, 288m, 3);
        var day = new DayTotals(2m, 142m, 0m, 0m, 1);

        var marked = Mark(Book(Crude, total, day), Prices((Crude, 73m)), Prices((Crude, 72.5m)));

        var mark = Assert.Single(marked.Positions);
        Assert.Equal((6m, 73m, 72.5m, "USD"), (mark.NetLots, mark.SettlementPrice, mark.PreviousSettlementPrice, mark.Currency));
        Assert.Equal((8_000m, 18_000m, 26_000m), (mark.Realised, mark.Unrealised, mark.Total));
        // Yesterday's 4 lots gain 0.50, today's 2 gain 2.
        Assert.Equal(6_000m, mark.VariationMargin);
        Assert.Empty(marked.Breaks);
    }

    [Fact]
    public void A_short_option_is_marked_against_its_average_selling_price_with_the_size_of_its_delivery_month()
    {
        var total = new DayTotals(0m, 0m, 3m, 15m, 1);

        var mark = Assert.Single(Mark(Book(Power, total, total), Prices((Power, 4m)), null).Positions);

        Assert.Equal((0m, 2_232m, 2_232m, 2_232m), (mark.Realised, mark.Unrealised, mark.Total, mark.VariationMargin));
    }

    [Fact]
    public void A_flat_position_needs_no_price()
    {
        var total = new DayTotals(5m, 350m, 5m, 360m, 2);

        var marked = Mark(Book(Crude, total, default), SettlementPriceList.None, null);

        var mark = Assert.Single(marked.Positions);
        Assert.Equal((10_000m, 0m, 10_000m, 0m), (mark.Realised, mark.Unrealised, mark.Total, mark.VariationMargin));
        Assert.Empty(marked.Breaks);
    }

    [Fact]
    public void A_profit_that_is_too_large_is_a_break_and_the_others_are_marked()
    {
        var huge = new DayTotals(10_000_000m, 100_000_000_000_000_000_000_000m, 10_000_000m, -100_000_000_000_000_000_000_000m, 2);
        var total = new DayTotals(5m, 350m, 5m, 360m, 2);
        var positions = (AccountBook[])[Book(Crude, huge, default), Book(Crude, total, default)];

        var marked = positions.Select(book => Mark(book, SettlementPriceList.None, null)).ToList();

        var one = Assert.Single(marked[0].Breaks);
        Assert.Equal((BreakType.UnmappedInstrument, Crude, "too-large"), (one.Type, one.Instrument, one.Subject));
        Assert.Equal((null, null, null), (marked[0].Positions[0].Realised, marked[0].Positions[0].Total, marked[0].Positions[0].VariationMargin));
        Assert.Equal(10_000m, marked[1].Positions[0].Total);
        Assert.Empty(marked[1].Breaks);
    }

    [Fact]
    public void An_open_position_without_a_price_is_not_marked_and_is_a_break_of_the_instrument()
    {
        var total = new DayTotals(10m, 700m, 4m, 288m, 3);

        var marked = Mark(Book(Crude, total, default), SettlementPriceList.None, Prices((Crude, 70m)));

        var mark = Assert.Single(marked.Positions);
        Assert.Equal(8_000m, mark.Realised);
        Assert.Null(mark.Unrealised);
        Assert.Null(mark.Total);
        Assert.Null(mark.VariationMargin);
        var found = Assert.Single(marked.Breaks);
        Assert.Equal((BreakType.SettlementPrice, Crude, "", null), (found.Type, found.Instrument, found.Subject, found.Account));
    }

    [Fact]
    public void Without_the_price_of_the_day_before_only_the_variation_margin_is_unknown()
    {
        var total = new DayTotals(10m, 700m, 0m, 0m, 3);

        var marked = Mark(Book(Crude, total, default), Prices((Crude, 71m)), SettlementPriceList.None);

        Assert.Equal((10_000m, null), (Assert.Single(marked.Positions).Total, marked.Positions[0].VariationMargin));
        Assert.Equal("previous", Assert.Single(marked.Breaks).Subject);
    }

    [Fact]
    public void Where_the_market_was_closed_the_day_before_the_margin_is_taken_from_its_last_price()
    {
        var total = new DayTotals(10m, 700m, 0m, 0m, 3);

        var marked = Mark(Book(Crude, total, default), Prices((Crude, 71m)), Prices((Power, 4m)), Prices((Crude, 70.5m)));

        var mark = Assert.Single(marked.Positions);
        Assert.Equal((70.5m, Date.AddDays(-2), 5_000m), (mark.PreviousSettlementPrice, mark.PreviousSettlementDate, mark.VariationMargin));
        Assert.Empty(marked.Breaks);
    }

    [Fact]
    public void What_was_traded_since_the_last_price_is_in_the_margin_from_the_price_of_the_trade()
    {
        // Bought 2 at 70 three days ago, 3 at 72 the day before, 1 at 73 today; the only price is that of two days ago.
        var total = new DayTotals(6m, 429m, 0m, 0m, 3);
        var book = Book(Crude, total, new DayTotals(1m, 73m, 0m, 0m, 1)) with
        {
            RecentDays = [new(Crude, Date.AddDays(-3), new(2m, 140m, 0m, 0m, 1)), new(Crude, Date.AddDays(-1), new(3m, 216m, 0m, 0m, 1))],
        };

        var mark = Assert.Single(Mark(book, Prices((Crude, 74m)), SettlementPriceList.None, Prices((Crude, 71m))).Positions);

        // 2 lots gain 3, 3 gain 2, and 1 gains 1.
        Assert.Equal(13_000m, mark.VariationMargin);
    }

    [Fact]
    public void An_option_whose_premium_is_paid_with_the_trade_has_no_margin_and_needs_no_previous_price()
    {
        const string Option = "IFEU:PREM:2027-01:C:80";
        const string Future = "IFEU:PREM:2027-01";
        var total = new DayTotals(2m, 10m, 0m, 0m, 1);
        var book = new AccountBook("ACC", [new BookPosition(Future, total, default), new BookPosition(Option, total, default)], 0, 0, []);

        var marked = Mark(book, Prices((Option, 6m), (Future, 6m)), SettlementPriceList.None);

        Assert.Equal([(2_000m, null), (2_000m, 0m)], marked.Positions.Select(mark => (mark.Unrealised!.Value, mark.VariationMargin)));
        Assert.Equal([Future], marked.Breaks.Select(one => one.Instrument));
    }

    [Fact]
    public void Without_a_contract_specification_nothing_is_known()
    {
        var total = new DayTotals(1m, 70m, 1m, 71m, 2);

        var marked = Mark(Book("XNYM:NG:2027-01", total, total), SettlementPriceList.None, null);

        var mark = Assert.Single(marked.Positions);
        Assert.Equal((null, null, null, null, null), (mark.Currency, mark.Realised, mark.Unrealised, mark.Total, mark.VariationMargin));
        Assert.Equal((BreakType.UnmappedInstrument, "XNYM:NG"), (Assert.Single(marked.Breaks).Type, marked.Breaks[0].Subject));
    }

    [Fact]
    public void A_sum_with_an_unknown_part_is_unknown_and_money_is_rounded_half_to_even_when_it_is_shown()
    {
        PnlSum[] sums =
        [
            new("A", "P", "USD", 1.004m, 1m, 2.004m, null),
            new("A", "Q", "USD", 1.001m, null, null, 1m),
            new("B", "P", "EUR", 0.125m, 0.135m, 0.26m, 0m),
        ];

        Assert.Equal(
            [new PnlSum("A", null, "USD", 2.005m, null, null, null), new PnlSum("B", null, "EUR", 0.125m, 0.135m, 0.26m, 0m)], PnlSum.ByAccount(sums));
        Assert.Equal(["EUR", "USD"], PnlSum.ByCurrency(sums).Select(sum => sum.Currency));
        Assert.Equal(new PnlSum("B", "P", "EUR", 0.12m, 0.14m, 0.26m, 0m), sums[2].Rounded());
    }

    [Fact]
    public void Statements_that_disagree_by_more_than_the_tolerance_are_a_break_and_no_price()
    {
        var tolerances = new Tolerances(new(0.01m, 0m), Tolerances.None.Products);

        var agreed = SettlementPriceList.Of([new(Crude, 70m, "ABN"), new(Crude, 70.01m, "MAREX")], tolerances, Date);
        Assert.Equal(70m, agreed.Find(Crude));
        Assert.Empty(agreed.Conflicts);

        var differing = SettlementPriceList.Of([new(Crude, 70.02m, "MAREX"), new(Crude, 70m, "ABN")], tolerances, Date);
        Assert.Null(differing.Find(Crude));
        var found = Assert.Single(differing.Conflicts);
        Assert.Equal((BreakType.SettlementPrice, Crude, "sources"), (found.Type, found.Instrument, found.Subject));
        Assert.Equal("Settlement prices of XNYM:CL:2027-01 on 2026-11-20 differ: 70 (ABN), 70.02 (MAREX); none is used.", found.Detail);
    }

    [Fact]
    public void An_uploaded_price_goes_before_those_of_statements_and_the_difference_is_told()
    {
        var prices = SettlementPriceList.Of([new(Crude, 70m, "ABN"), new(Crude, 75m, null)], Tolerances.None, Date);

        Assert.Equal(75m, prices.Find(Crude));
        Assert.Single(prices.Conflicts);
    }

    private static AccountBook Book(string instrument, DayTotals total, DayTotals day) => new("ACC", [new BookPosition(instrument, total, day)], 0, 0, []);

    /// <summary>Marks with the prices of the days before, the latest first; null for a first day.</summary>
    private static MarkedAccount Mark(AccountBook book, SettlementPriceList prices, params SettlementPriceList[]? previous) => new MarkToMarket(
        Date,
        prices,
        (previous ?? []).Index().Aggregate(PreviousPrices.None, (all, day) => all.Then(Date.AddDays(-1 - day.Index), day.Item)),
        MarkReference.Snapshot).Mark(book);

    private static SettlementPriceList Prices(params (string Instrument, decimal Price)[] prices) =>
        SettlementPriceList.Of(prices.Select(price => new SettlementPrice(price.Instrument, price.Price, "ABN")), Tolerances.None, Date);
}
