using Stp.Pages.Positions;
using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Positions;

public sealed class PositionsPageTests
{
    [Fact]
    public async Task Page_APositionThatIsShort_SaysSoWithTheReason()
    {
        var page = await PageDocument.OfAsync("positions");
        Assert.Equal("Feed ice TC1 lacks 3 messages of 2026-11-20, 1044 to 1046.", page.Seen(".why p"));
        Assert.Equal(6, page.QuerySelectorAll(".list .badge.good").Length);
        Assert.Contains("1 position is known to be short", page.Seen(".lead"));
    }

    [Fact]
    public async Task Page_ARow_HasItsNumbersWithUnitsAndLeadsToItsPostings()
    {
        var page = await PageDocument.OfAsync("positions");
        var row = page.QuerySelector(".list tbody tr")!;
        Assert.Equal("/stp/positions/OIL-01/IFEU%3ABRN%3A2027-01", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(
            ["+75 +75,000 bbl", "+75,000 bbl", "1,240", "74.5512", "1,165", "74.8", "+12,345.60 USD"],
            row.QuerySelectorAll("td.num").Select(cell => cell.Seen()));
    }

    [Fact]
    public async Task Page_AContract_BreaksWhereItsPartsJoin()
    {
        var page = await PageDocument.OfAsync("positions");
        Assert.Equal("IFEU:<wbr>BRN:<wbr>2027-01", page.QuerySelector(".list tbody a")!.InnerHtml);
    }

    [Fact]
    public async Task Page_AskedForATime_KeepsItInEveryLinkAndSaysIt()
    {
        var page = await PageDocument.OfAsync("positions-filtered");
        Assert.Contains("The book up to clearing date 2026-11-20, as it was known at 2026-11-20 18:04:11 UTC.", page.Seen(".lead"));
        Assert.EndsWith("?asOf=2026-11-20&knownAt=2026-11-20T18%3A04%3A11", page.QuerySelector(".list tbody a")!.GetAttribute("href"));
        Assert.Equal(
            "/stp/positions?account=OIL-01&asOf=2026-11-20&knownAt=2026-11-20T18%3A04%3A11&after=GAS-US-01%2CXNYM%3ANG%3A2027-02",
            page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal(["OIL-01", "", "", "2026-11-20", "2026-11-20T18:04:11"], page.QuerySelectorAll(".filters input").Select(field => field.GetAttribute("value") ?? ""));
    }

    [Fact]
    public async Task Page_NothingBooked_TellsWhereTradesComeFrom()
    {
        var page = await PageDocument.OfAsync("positions-empty");
        Assert.StartsWith("No position matches. Nothing is booked yet.", page.Seen(".empty"));
        Assert.Empty(page.QuerySelectorAll("table,svg"));
    }

    [Fact]
    public async Task Page_NothingMatches_OffersAll()
    {
        var page = await PageDocument.OfAsync<PositionsPage, PositionsModel>(SampleTrades.NoPositions with { Filter = new PositionsFilter("OIL-9", null, null, null, null) });
        Assert.Equal("show all positions", page.Seen(".empty a"));
    }

    [Fact]
    public async Task Page_AFilterThatIsWrong_IsTold()
    {
        var page = await PageDocument.OfAsync("positions-filtered");
        Assert.Contains("product must be MIC:PRODUCT.", page.Seen("[role=alert]"));
    }

    [Fact]
    public async Task Position_APostingThatIsTakenBack_IsMarkedAndCountsAgainst()
    {
        var page = await PageDocument.OfAsync("position");
        var reversal = Assert.Single(page.QuerySelectorAll("tr.reversal"));
        Assert.Contains("takes back an earlier posting", reversal.Seen());
        Assert.Equal(["+10", "\u221210", "+12"], page.QuerySelectorAll(".list tbody td:nth-child(7)").Select(cell => cell.Seen()));
        Assert.Equal("/stp/trades/ICE-20261120-1041", reversal.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Position_ThatIsShort_SaysSoAbove()
    {
        var page = await PageDocument.OfAsync("position-short");
        Assert.Contains("known to be short. Feed ice TC1 lacks 3 messages", page.Seen(".notice.bad[role=note]"));
    }
}
