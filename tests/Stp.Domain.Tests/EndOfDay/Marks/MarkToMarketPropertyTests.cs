using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Marks;

public sealed class MarkToMarketPropertyTests
{
    private const int Days = 5;

    private static readonly string[] Instruments = ["XNYM:CL:2027-01", "IFEU:BRN:2027-01"];

    private static readonly DateOnly First = new(2026, 11, 16);

    private static readonly Gen<Fill> AnyFill =
        from day in Gen.Choose(0, Days - 1)
        from instrument in Gen.Elements(Instruments)
        from lots in Gen.Choose(1, 9)
        from cents in Gen.Choose(-300, 9_000)
        from buys in Gen.Elements(true, false)
        select new Fill(day, instrument, lots, cents / 100m, buys);

    private static readonly Gen<Market> AnyMarket =
        from fills in AnyFill.ArrayOf(12)
        from cents in Gen.Choose(-300, 9_000).ArrayOf(Days * 2)
        select new Market(fills, cents, []);

    /// <summary>With days on which an instrument has no price, but not the last one.</summary>
    private static readonly Gen<Market> AnyGappedMarket =
        from market in AnyMarket
        from gaps in Gen.Choose(0, ((Days - 1) * 2) - 1).ArrayOf(4)
        select market with { Gaps = gaps };

    [Fact]
    public void Variation_margins_of_consecutive_days_sum_to_the_total() =>
        Prop.ForAll(AnyMarket.ToArbitrary(), market =>
        {
            var marks = Enumerable.Range(0, Days).Select(day => Mark(market, "A", day)).ToList();
            foreach (var last in marks[^1].Positions)
            {
                var margins = marks.SelectMany(day => day.Positions).Where(mark => mark.Instrument == last.Instrument).Sum(mark => mark.VariationMargin!.Value);
                Assert.Equal(last.Total, margins);
            }

            Assert.All(marks, day => Assert.Empty(day.Breaks));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Variation_margins_sum_to_the_total_also_where_days_have_no_price() =>
        Prop.ForAll(AnyGappedMarket.ToArbitrary(), market =>
        {
            var marks = Enumerable.Range(0, Days).SelectMany(day => Mark(market, "A", day).Positions).ToLookup(mark => mark.Instrument);
            foreach (var instrument in marks)
            {
                Assert.Equal(instrument.Last().Total, instrument.Sum(mark => mark.VariationMargin ?? 0m));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_accounts_that_trade_with_each_other_gain_nothing_together() =>
        Prop.ForAll(AnyMarket.ToArbitrary(), Gen.Choose(0, Days - 1).ToArbitrary(), (market, day) =>
        {
            var marks = Mark(market, "A", day).Positions.Concat(Mark(market, "B", day).Positions);
            foreach (var sum in PnlSum.ByCurrency(PnlSum.ByProduct(marks)))
            {
                Assert.Equal((0m, 0m), (sum.Total, sum.VariationMargin));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_total_is_realised_and_unrealised_by_average_prices_in_any_order_of_trades() =>
        Prop.ForAll(AnyMarket.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (market, seed) =>
        {
            var shuffled = market.Fills.ToArray();
            new Random(seed).Shuffle(shuffled);
            var marks = Mark(market, "A", Days - 1);

            Assert.Equal(marks.Positions, Mark(market with { Fills = shuffled }, "A", Days - 1).Positions);
            foreach (var mark in marks.Positions)
            {
                var (realised, unrealised) = ByAverages(BookOf(market, "A", Days - 1).Positions.Single(p => p.Instrument == mark.Instrument).Total, mark);
                Assert.Equal(Math.Round(realised, 10), Math.Round(mark.Realised!.Value, 10));
                Assert.Equal(Math.Round(unrealised, 10), Math.Round(mark.Unrealised!.Value, 10));
            }
        }).QuickCheckThrowOnFailure();

    private sealed record Fill(int Day, string Instrument, decimal Lots, decimal Price, bool Buys);

    private sealed record Market(Fill[] Fills, int[] SettlementCents, int[] Gaps);

    /// <summary>As the definition reads: matched lots at the difference of averages, open lots against the average of their side.</summary>
    private static (decimal Realised, decimal Unrealised) ByAverages(DayTotals total, PositionMark mark)
    {
        var money = mark.Product == "IFEU:BRN" ? 10m : 1_000m;
        var buy = total.BoughtLots == 0m ? 0m : total.BoughtNotional / total.BoughtLots;
        var sell = total.SoldLots == 0m ? 0m : total.SoldNotional / total.SoldLots;
        var matched = Math.Min(total.BoughtLots, total.SoldLots);
        var open = total.BoughtLots - total.SoldLots;
        return (matched * (sell - buy) * money, open * (mark.SettlementPrice!.Value - (open > 0m ? buy : sell)) * money);
    }

    /// <summary>Account A has the fills, account B the other side of each.</summary>
    private static AccountBook BookOf(Market market, string account, int day)
    {
        var builder = new AccountBookBuilder(account, First.AddDays(day), BookedDay.CutOff) { RecentFrom = First.AddDays(day - PreviousPrices.MaxDates) };
        foreach (var (fill, number) in market.Fills.Select((fill, i) => (fill, i)))
        {
            builder.AddPosting(
                new Posting
                {
                    Id = $"T{number}!1!1",
                    Position = new PositionKey(account, fill.Instrument),
                    TradeKey = $"T{number}",
                    Revision = 1,
                    LegId = "1",
                    ClearingDate = First.AddDays(fill.Day),
                    Side = fill.Buys == (account == "A") ? Side.Buy : Side.Sell,
                    Lots = fill.Lots,
                    Price = fill.Price,
                    Trades = 1,
                },
                BookedDay.CutOff);
        }

        return builder.Build();
    }

    private static MarkedAccount Mark(Market market, string account, int day) =>
        new MarkToMarket(First.AddDays(day), PricesOf(market, day), PreviousOf(market, day), MarkReference.Snapshot).Mark(BookOf(market, account, day));

    private static PreviousPrices PreviousOf(Market market, int day) => Enumerable.Range(1, PreviousPrices.MaxDates)
        .Aggregate(PreviousPrices.None, (all, back) => all.Then(First.AddDays(day - back), PricesOf(market, day - back)));

    private static SettlementPriceList PricesOf(Market market, int day) => day < 0 ? SettlementPriceList.None : SettlementPriceList.Of(
        Instruments.Index().Where(one => !market.Gaps.Contains((day * 2) + one.Index))
            .Select(one => new SettlementPrice(one.Item, market.SettlementCents[(day * 2) + one.Index] / 100m, "ABN")),
        Tolerances.None,
        First.AddDays(day));
}
