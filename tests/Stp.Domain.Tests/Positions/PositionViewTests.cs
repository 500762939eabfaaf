using System.Collections.Immutable;
using Stp.Domain.Ledger;
using Stp.Domain.Positions;
using Stp.Domain.Reference;

namespace Stp.Domain.Tests.Positions;

public sealed class PositionViewTests
{
    [Theory]
    [InlineData("XPOW:DEB:2027-02")]
    [InlineData("XPOW:DEB:2027-02:C:80")]
    public void Of_ContractWithASizeOfItsOwn_HasThatSizeAlsoAsAnOption(string instrument)
    {
        var position = new Position
        {
            Key = new PositionKey("ACC", instrument),
            Days = ImmutableSortedDictionary<DateOnly, DayTotals>.Empty.Add(new DateOnly(2026, 11, 20), new DayTotals(3m, 15m, 1m, 6m, 2)),
        };
        var specification = new ContractSpecification
        {
            Product = "XPOW:DEB",
            LotSize = 1m,
            LotSizeByContract = new Dictionary<string, decimal> { ["2027-02"] = 672m },
            Unit = "MWh",
            Currency = "EUR",
        };

        var view = PositionView.Of(position, specification, asOf: null, knownAt: null);

        Assert.Equal((1_344m, 672m), (view.NetQuantity, view.RealisedPnl));
    }

    [Theory]
    [InlineData(10_000_000, 1)]
    [InlineData(1, 1_000_000_000)]
    public void Of_AProfitThatIsTooLarge_SaysSoAndTellsTheRest(int lots, int multiplier)
    {
        var position = new Position
        {
            Key = new PositionKey("ACC", "XPOW:DEB:2027-02"),
            Days = ImmutableSortedDictionary<DateOnly, DayTotals>.Empty.Add(
                new DateOnly(2026, 11, 20), new DayTotals(lots, lots * 10_000_000_000_000_000m, lots, lots * -10_000_000_000_000_000m, 2)),
        };
        var specification = new ContractSpecification
        {
            Product = "XPOW:DEB", LotSize = 1_000_000_000m, PriceMultiplier = multiplier, Unit = "MWh", Currency = "EUR",
        };

        var view = PositionView.Of(position, specification, asOf: null, knownAt: null);

        Assert.Equal((null, 0m, (decimal)lots), (view.RealisedPnl, view.NetQuantity, view.BoughtLots));
        Assert.Equal((false, "Its realised profit is too large to be told: look at lot size and price multiplier of XPOW:DEB."), (view.Complete, view.IncompleteReason));
    }
}
