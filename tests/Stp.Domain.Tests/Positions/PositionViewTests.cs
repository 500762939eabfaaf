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
}
