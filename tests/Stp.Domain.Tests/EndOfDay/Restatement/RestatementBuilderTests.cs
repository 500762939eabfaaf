using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Restatement;
using Stp.Domain.Ledger;
using Stp.Domain.Tests.Ledger;

namespace Stp.Domain.Tests.EndOfDay.Restatement;

public sealed class RestatementBuilderTests
{
    private static readonly DateOnly Date = new(2026, 11, 20);
    private static readonly DateTimeOffset CutOff = new(2026, 11, 20, 18, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Late = CutOff.AddMinutes(1);

    private readonly RestatementBuilder _builder = new(Date, CutOff);

    [Fact]
    public void ALateBust_IsADifferenceAndABreakOfItsTrade()
    {
        Add(CutOff, TradeFoldTests.Report("A", TradeAction.New, lots: 5m));
        Add(Late, TradeFoldTests.Report("B", TradeAction.New, lots: 5m), reversed: true);

        var restated = _builder.Build();

        Assert.True(restated.IsRestated);
        Assert.Equal([new PositionDifference("ACC", "XNYM:CL:2027-01", Date, new DayTotals(-5m, -350m, 0m, 0m, -1))], restated.Differences);
        var late = Assert.Single(restated.Breaks);
        Assert.Equal((BreakType.LateAmendment, "ACC", "XNYM:CL:2027-01", "B"), (late.Type, late.Account, late.Instrument, late.Subject));
        Assert.Equal(
            "Trade B changed 2026-11-20 after its cut-off at 2026-11-20 18:00:00 UTC: ACC XNYM:CL:2027-01 of 2026-11-20 bought -5 lots (-350), sold 0 (0).",
            late.Detail);
    }

    [Fact]
    public void ATradeThatCameAndWentAfterTheCutOff_ChangesNothing()
    {
        Add(Late, TradeFoldTests.Report("A", TradeAction.New));
        Add(Late, TradeFoldTests.Report("A", TradeAction.New), reversed: true);

        Assert.False(_builder.Build().IsRestated);
        Assert.Empty(_builder.Build().Differences);
    }

    [Fact]
    public void TwoTradesThatMakeUpForEachOther_AreTwoBreaksAndNoDifference()
    {
        Add(Late, TradeFoldTests.Report("A", TradeAction.New));
        Add(Late, TradeFoldTests.Report("B", TradeAction.New), reversed: true);

        Assert.Equal(["A", "B"], _builder.Build().Breaks.Select(late => late.Subject));
        Assert.Empty(_builder.Build().Differences);
    }

    [Fact]
    public void ATradeThatMovesBetweenAccounts_IsOneBreakOfNeither()
    {
        var report = TradeFoldTests.Report("A", TradeAction.New);
        Add(Late, report, reversed: true);
        Add(Late, report with { Lines = [report.Lines[0] with { Account = "OTHER" }] });

        var restated = _builder.Build();

        Assert.Equal(["ACC", "OTHER"], restated.Differences.Select(difference => difference.Account));
        Assert.Equal((null, "XNYM:CL:2027-01"), (Assert.Single(restated.Breaks).Account, restated.Breaks[0].Instrument));
    }

    [Fact]
    public void ALaterClearingDate_IsNoneOfThisDay()
    {
        Add(Late, TradeFoldTests.Report("A", TradeAction.New) with { ClearingDate = Date.AddDays(1) });

        Assert.False(_builder.Build().IsRestated);
    }

    private void Add(DateTimeOffset bookedAt, TradeEvent report, bool reversed = false)
    {
        foreach (var posting in Postings.Of(Trade.Unknown(report.TradeKey).Record([report], bookedAt)))
        {
            _builder.Add(reversed ? posting with { Lots = -posting.Lots, Trades = -posting.Trades } : posting, bookedAt);
        }
    }
}
