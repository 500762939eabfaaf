using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;
using Stp.Pages.Trades;

namespace Stp.Pages.Tests.Trades;

public sealed class TradePageTests
{
    [Fact]
    public async Task Page_Lineage_IsInTheOrderInWhichItHappened()
    {
        var page = await PageDocument.OfAsync("trade");
        Assert.Equal(
            ["New trade received", "Revision 1 booked", "Amendment received", "Revision 2 booked"],
            page.QuerySelectorAll(".timeline h3").Select(step => step.Seen()));
        Assert.Contains("It amends ICE-20261120-1041.", page.QuerySelectorAll(".timeline > li")[2].Seen());
        Assert.Contains("420 ms before it reached us", page.QuerySelector(".timeline li")!.Seen());
    }

    [Fact]
    public void Lineage_ReportAndRevisionAtOneInstant_ReportComesFirst()
    {
        var trade = SampleTrades.Lineage;
        var at = trade.Reports[0].ReceivedAt;
        var steps = LineageStep.Of(trade with { Reports = [trade.Reports[0]], Revisions = [trade.Revisions[0] with { At = at }] });
        Assert.Equal([true, false], steps.Select(step => step.Report is not null));
    }

    [Fact]
    public async Task Page_AReport_ShowsItsMessageDecodedAndAsReceived()
    {
        var page = await PageDocument.OfAsync("trade");
        Assert.Contains("8=FIX.4.4|9=12|35=AE|10=000|", page.QuerySelector("pre.raw")!.TextContent);
        Assert.Equal("NWE-4471", page.QuerySelector(".fields tr:has(.depth-4) .value")!.Seen());
        Assert.Empty(page.QuerySelectorAll("mark"));
    }

    [Fact]
    public async Task Page_Cancelled_SaysThatItCountsNoMore()
    {
        var page = await PageDocument.OfAsync("trade-parked");
        Assert.Contains("It counts no more", page.Seen(".timeline"));
        Assert.Contains("Not booked yet.", page.Seen(".notice.warn"));
        Assert.Equal("Live blotter", page.Seen(".up"));
    }

    [Fact]
    public async Task Blotter_WithoutScript_ShowsTradesAndMarksAmendments()
    {
        var page = await PageDocument.OfAsync("blotter");
        var rows = page.QuerySelectorAll("#blotter tbody tr");
        Assert.Equal(["Open Amended · 2 2 legs", "Cancelled 2 legs", "Parked"], rows.Select(row => string.Join(' ', row.QuerySelectorAll("td:last-child > :not([hidden])").Select(mark => mark.Seen()).Where(text => text.Length > 0))));
        Assert.Equal("\u22121.25", rows[1].QuerySelector("[data-field=price]")!.Seen());
    }

    [Fact]
    public async Task Blotter_Script_IsToldWhatToAskAndWhereToLink()
    {
        var table = (await PageDocument.OfAsync("blotter")).QuerySelector("#blotter")!;
        Assert.Equal(
            ("/api/trades?clearingDate=2026-11-20&maxpagesize=200", "/stp/trades/", "5", "200"),
            (table.GetAttribute("data-source"), table.GetAttribute("data-trade-path"), table.GetAttribute("data-poll-seconds"), table.GetAttribute("data-max-trades")));
    }

    [Theory]
    [InlineData("blotter", true)]
    [InlineData("blotter-empty", false)]
    public async Task Blotter_Empty_SaysSoUntilATradeComes(string name, bool isHidden) =>
        Assert.Equal(isHidden, (await PageDocument.OfAsync(name)).QuerySelector("#blotter-empty")!.HasAttribute("hidden"));
}
