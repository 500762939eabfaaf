using Stp.Pages.Feeds;
using Stp.Pages.Layout;
using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Feeds;

public sealed class FeedsPageTests
{
    [Fact]
    public async Task Page_FeedsInTrouble_AreCountedAndShown()
    {
        var page = await PageDocument.OfAsync("feeds");
        Assert.StartsWith("2 feeds with a gap or silent.", page.Seen(".lead"));
        Assert.Equal(
            ["ice TC1 Gap 1,204 4 4 min ago 640 ms 1 2026-11-20", "cme-stp S1 OK 1,204 0 4 min ago – 0 2026-11-20", "tt A Silent – 0 – 640 ms 1 2026-11-20"],
            page.QuerySelector("main > .scroll")!.QuerySelectorAll("tbody tr").Select(row => row.Seen()));
    }

    [Fact]
    public async Task Page_TheFeedThatIsLookedAt_ShowsItsGapsAndItsSilence()
    {
        var page = await PageDocument.OfAsync("feeds");
        Assert.Equal("ice TC1", page.Seen("tr.selected a[aria-current]"));
        Assert.Equal(
            ["1,044 to 1,046 3 2026-11-20 16:04:11 2026-11-20 16:04:20 1", "1 1 the beginning 2026-11-20 17:04:11 2"],
            page.QuerySelectorAll("[aria-label='Numbers missing'] tbody tr").Select(row => row.Seen()));
        Assert.Contains("Nothing is heard since 2026-11-20 18:00:11 UTC", page.Seen(".notice.warn"));
    }

    [Fact]
    public async Task Page_AGap_CanBeAcceptedForAReason()
    {
        var form = (await PageDocument.OfAsync("feeds")).Form("feeds/accept");
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["formToken"] = SampleFrames.Token, ["venue"] = "ice", ["session"] = "TC1", ["epoch"] = "2026-11-20", ["gap"] = "0-1044-1046", ["reason"] = "",
            },
            form.Fields());
        Assert.Equal(["1,044 to 1,046, numbering 1", "1, numbering 2"], form.QuerySelectorAll("option").Select(option => option.Seen()));
        Assert.True(form.QuerySelector("textarea")!.HasAttribute("required"));
    }

    [Fact]
    public async Task Page_WhatWasAccepted_CanBeTakenBackForAReason()
    {
        var form = (await PageDocument.OfAsync("feeds")).Form("feeds/take-back");
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["formToken"] = SampleFrames.Token, ["venue"] = "ice", ["session"] = "TC1", ["epoch"] = "2026-11-20", ["gap"] = "0-980-981", ["reason"] = "",
            },
            form.Fields());
        Assert.True(form.QuerySelector("textarea")!.HasAttribute("required"));
    }

    [Fact]
    public async Task Page_WhatWasAccepted_IsToldWithWhoAndWhy() => Assert.Equal(
        ["980 to 981 ICE: these numbers were never used. Jane Doe 2026-11-20 17:34:11 1"],
        (await PageDocument.OfAsync("feeds")).QuerySelectorAll("[aria-label='Numbers accepted as missing'] tbody tr").Select(row => row.Seen()));

    [Fact]
    public async Task Page_TheReaderMayNotAccept_HasNoForm() => Assert.Empty(
        (await PageDocument.OfAsync<FeedsPage, FeedsModel>(SampleWork.Feeds, SampleFrames.Of(PageRoles.PositionsRead))).QuerySelectorAll("form"));

    [Fact]
    public async Task Page_AllWell_SaysSo()
    {
        var page = await PageDocument.OfAsync("feeds-well");
        Assert.Equal("All well 1 feed is without a gap, and heard.", page.Seen(".lead"));
        Assert.Equal(["No trade in the last hours.", "No gap. Every number up to 1,204 is here."], page.QuerySelectorAll(".empty").Select(empty => empty.Seen()));
    }

    [Fact]
    public async Task Page_NoFeed_SaysWhenOneAppears() =>
        Assert.Equal("No feed has been heard yet. A feed appears with its first message.", (await PageDocument.OfAsync("feeds-empty")).Seen(".empty"));
}
