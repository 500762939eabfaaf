using Stp.Domain.Holding;
using Stp.Domain.Ledger;

namespace Stp.Domain.Tests.Ledger;

public class TradeFoldTests
{
    [Fact]
    public void A_replace_without_its_new_is_a_trade() =>
        Assert.Equal(TradeStatus.Open, TradeFold.Of([Report("A", TradeAction.Replace)]).Status);

    [Fact]
    public void A_cancel_without_its_trade_is_parked() =>
        Assert.Equal(TradeStatus.Parked, TradeFold.Of([Report("A", TradeAction.Cancel)]).Status);

    [Fact]
    public void A_correction_of_an_unknown_report_is_parked_and_books_nothing()
    {
        var state = TradeFold.Of([Report("B", TradeAction.Replace, reference: "A")]);

        Assert.Equal(TradeStatus.Parked, state.Status);
        Assert.Empty(state.Lines);
    }

    [Fact]
    public void A_cancel_is_final_even_when_a_higher_version_follows() =>
        Assert.Equal(
            TradeStatus.Cancelled,
            TradeFold.Of([Report("A", TradeAction.New), Report("A", TradeAction.Cancel, 1), Report("A", TradeAction.Replace, 2)]).Status);

    [Fact]
    public void A_correction_of_a_correction_wins_even_with_an_equal_version()
    {
        var state = TradeFold.Of(
        [
            Report("C", TradeAction.Replace, 5, lots: 3, reference: "B"),
            Report("A", TradeAction.New, 5, lots: 1),
            Report("B", TradeAction.Replace, 5, lots: 2, reference: "A"),
        ]);

        Assert.Equal(3m, Assert.Single(state.Lines).Lots);
    }

    [Fact]
    public void The_highest_version_holds_and_a_replace_beats_a_new_of_the_same_version()
    {
        TradeEvent[] events = [Report("A", TradeAction.Replace, 7, lots: 2), Report("A", TradeAction.New, 7, lots: 9), Report("A", TradeAction.Replace, 3, lots: 5)];

        Assert.Equal(2m, Assert.Single(TradeFold.Of(events).Lines).Lots);
    }

    [Fact]
    public void Two_originals_of_one_shortened_key_are_both_booked_and_reported()
    {
        var state = TradeFold.Of(
        [
            Report("A", TradeAction.New, lots: 1) with { OriginId = "X-A" },
            Report("A", TradeAction.New, lots: 2) with { OriginId = "Y-A" },
            Report("A", TradeAction.Replace, 4, lots: 7, reference: "A"),
        ]);

        Assert.Equal([1m, 2m], state.Lines.Select(l => l.Lots));
        Assert.Equal(2, state.Lines.Select(l => l.LegId).Distinct().Count());
        Assert.Equal(ReasonCodes.IdentityCollision, state.Problem?.Reason);
    }

    internal static TradeEvent Report(string key, TradeAction action, int version = 0, decimal lots = 1m, string? reference = null) => new()
    {
        TradeKey = key,
        ReferenceKey = reference,
        Action = action,
        Version = new VersionStamp(version, 0),
        Venue = "test",
        Session = "S",
        ReceivedAt = DateTimeOffset.UnixEpoch,
        TradeDate = new DateOnly(2026, 11, 20),
        ClearingDate = new DateOnly(2026, 11, 20),
        Lines = action == TradeAction.Cancel ? [] :
        [
            new TradeLine { LegId = "1", Account = "ACC", Instrument = "XNYM:CL:2027-01", Side = Side.Buy, Lots = lots, Price = 70m },
        ],
        Raw = "8=FIX"u8.ToArray(),
    };
}
