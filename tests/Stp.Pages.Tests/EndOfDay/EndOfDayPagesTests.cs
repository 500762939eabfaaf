using Stp.Pages.EndOfDay;
using Stp.Pages.Layout;
using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.EndOfDay;

public sealed class EndOfDayPagesTests
{
    [Fact]
    public async Task Calendar_DaysThatWaitForPeople_AreListedFirst()
    {
        var page = await PageDocument.OfAsync("eod");
        Assert.Equal(
            ["2026-11-19 Awaiting sign off 3 open breaks", "2026-11-18 Awaiting sign off ready to be signed", "2026-11-17 Restated 1 open break", "2026-11-16 Failed"],
            page.QuerySelectorAll(".bare li").Select(day => day.Seen()));
        Assert.Equal(["October 2026", "November 2026"], page.QuerySelectorAll("caption").Select(month => month.Seen()));
    }

    [Fact]
    public async Task Calendar_OnlyWhoRunsChecks_CanStartOne()
    {
        Assert.Equal("2026-11-20", (await PageDocument.OfAsync("eod")).Form("eod/start").Fields()["date"]);
        Assert.Empty((await PageDocument.OfAsync("eod", SampleFrames.Reader)).QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Day_Breaks_AreCountedByTypeAndStatus()
    {
        var page = await PageDocument.OfAsync("day");
        Assert.Equal(
            ["Missing at clearing 1 0 0", "Price 0 1 0", "Sequence gap 1 0 0", "All 2 1 0"],
            page.QuerySelectorAll(".summary tbody tr, .summary tfoot tr").Select(row => row.Seen()));
        Assert.Equal("/stp/eod/2026-11-20?type=price#breaks-heading", page.QuerySelector(".summary tbody tr:nth-child(2) a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Day_ABreak_HasItsAgeAndWhoLooksAtIt()
    {
        var row = (await PageDocument.OfAsync("day")).QuerySelector("section[aria-labelledby=breaks-heading] tbody tr")!;
        Assert.Equal(["+75", "–", "2"], row.QuerySelectorAll("td.num").Select(cell => cell.Seen()));
        Assert.Equal("Open with Sam Roe", row.QuerySelector("td:last-child")!.Seen());
        Assert.Equal("/stp/eod/2026-11-20/breaks/b0a1?run=2", row.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Day_Running_ShowsHowFarItIsAndNothingElse()
    {
        var page = await PageDocument.OfAsync("day-running");
        Assert.Contains("Check accounts: 12 of 41", page.Seen("#run [role=status]"));
        Assert.Equal("2", page.QuerySelector("#run")!.GetAttribute("data-reload-seconds"));
        Assert.EndsWith("progress.js", Assert.Single(page.Scripts).GetAttribute("src"));
        Assert.Empty(page.QuerySelectorAll("form,table"));
    }

    [Fact]
    public async Task Day_Failed_SaysWhyAndOffersAnotherRun()
    {
        var page = await PageDocument.OfAsync("day-failed");
        Assert.Contains("The statements could not be read.", page.Seen("[role=alert]"));
        Assert.NotNull(page.Form("eod/2026-11-20/rerun"));
        Assert.Empty(page.QuerySelectorAll("table"));
    }

    [Fact]
    public async Task Day_ChangedAfterItWasSigned_ShowsTheDifference()
    {
        var page = await PageDocument.OfAsync("day-restated");
        Assert.Equal(["\u221210", "0"], page.QuerySelectorAll("section.notice td.num").Select(cell => cell.Seen()));
        Assert.Empty(page.QuerySelectorAll("form[action$=sign-off]"));
    }

    [Fact]
    public async Task Day_Report_HasProfitByAccountAndTheStatementsThatAreMissing()
    {
        var page = await PageDocument.OfAsync("day");
        var report = page.QuerySelector("section[aria-labelledby=report-heading]")!;
        Assert.Equal("OIL-01 USD +12,345.67 \u22121,000.00 +11,345.67 +250.00", report.QuerySelector("tbody tr")!.Seen());
        Assert.Equal("All EUR +10.00 – – –", report.QuerySelector("tfoot tr:last-child")!.Seen());
        Assert.Contains("brought up from the signed 2026-", report.Seen());
        Assert.Contains("gfi Missing", report.Seen());
        Assert.Contains("GAS-UK-01: no statement of gfi", report.Seen());
        Assert.Contains(
            "ice TC1 since 2026-11-20, 980 to 981: 2 messages, accepted by Jane Doe at 2026-11-19 17:34:11 UTC because: ICE: these numbers were never used.",
            report.Seen());
    }

    [Fact]
    public async Task SignOff_NothingInTheWay_NamesTheRunThatIsSigned()
    {
        var form = (await PageDocument.OfAsync("day")).Form("eod/2026-11-20/sign-off");
        Assert.Equal(("2", "Sign 2026-11-20"), (form.Fields()["run"], form.Seen("button")));
    }

    [Fact]
    public async Task SignOff_SomethingInTheWay_IsTold()
    {
        var page = await PageDocument.OfAsync("day-filtered");
        Assert.Equal("Not yet. 2 breaks are open.", page.Seen(".panel .notice"));
        Assert.Empty(page.QuerySelectorAll("form[action$=sign-off]"));
    }

    [Fact]
    public async Task SignOff_ByOneWhoMayNot_IsNotOffered()
    {
        var page = await PageDocument.OfAsync("day", SampleFrames.Of(PageRoles.PositionsRead, PageRoles.EodRun));
        Assert.Empty(page.QuerySelectorAll("form[action$=sign-off]"));
        Assert.Contains("Signing takes the role eod.approve.", page.Seen("section[aria-labelledby=sign-heading]"));
    }

    [Fact]
    public async Task Break_BothSides_StandBesideOneAnotherWithTheDifference()
    {
        var page = await PageDocument.OfAsync("break");
        Assert.Equal(["Net, lots +75 +70 +5", "Price 74.55 74.8 \u22120.25"], page.QuerySelectorAll(".sides tbody tr").Select(row => row.Seen()));
        Assert.Equal(["ICE-20261120-1041 2026-11-20 Buy 75 74.55", "17 M-9 Buy 70 74.8", "18 – Net \u22122 –"], page.QuerySelectorAll(".columns tbody tr").Select(row => row.Seen()));
    }

    [Fact]
    public async Task Break_Explaining_PostsTheTextForThatRun()
    {
        var form = (await PageDocument.OfAsync("break")).Form("eod/2026-11-20/breaks/b0a1/explain");
        Assert.Equal(["formToken", "run", "text"], form.Fields().Keys.Order());
        Assert.True(form.QuerySelector("textarea")!.HasAttribute("required"));
    }

    [Theory]
    [InlineData("signed")]
    [InlineData("superseded")]
    public async Task Break_OfARunThatIsOver_CanOnlyBeRead(string status)
    {
        var page = await PageDocument.OfAsync<BreakPage, BreakModel>(SampleDays.Break with { RunStatus = status });
        Assert.Empty(page.QuerySelectorAll("form"));
    }

    [Fact]
    public async Task Break_OfNoPosition_HasNoSides()
    {
        var page = await PageDocument.OfAsync("break-of-feed");
        Assert.Empty(page.QuerySelectorAll(".sides"));
        Assert.Contains("The explanation must say something.", page.Seen("[role=alert]"));
    }
}
