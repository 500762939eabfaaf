using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using Stp.Pages.Layout;
using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Layout;

public sealed class PageFrameTests
{
    private static readonly SearchValues<char> Delimiters = SearchValues.Create("?#\"'<>");

    [Fact]
    public void Path_AnyNames_KeepsEachInOnePartOfTheAddress() => Prop.ForAll<NonNull<string>, NonNull<string>>((account, instrument) =>
    {
        var (first, second) = (WellFormed(account.Get), WellFormed(instrument.Get));
        var parts = SampleFrames.Full.Path("positions", first, second)[SampleFrames.BasePath.Length..].Split('/');
        return parts.Length == 3 && Uri.UnescapeDataString(parts[1]) == first && Uri.UnescapeDataString(parts[2]) == second
            && !parts.Any(part => part.AsSpan().ContainsAny(Delimiters));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Query_SomeWithoutValue_LeavesThoseOut() => Assert.Equal(
        "/stp/eod?type=price&account=A%26B%3D1", PageFrame.Query("/stp/eod", ("type", "price"), ("status", null), ("run", ""), ("account", "A&B=1")));

    [Fact]
    public void Query_None_IsThePathAlone() => Assert.Equal("/stp/eod", PageFrame.Query("/stp/eod", ("type", null)));

    [Fact]
    public async Task Navigation_OfAReader_HasWhatTheirRolesOpen()
    {
        var page = await PageDocument.OfAsync("positions", SampleFrames.Reader);
        Assert.Equal(["Positions", "Live blotter", "End of day", "Feeds"], page.QuerySelectorAll(".top nav a").Select(link => link.Seen()));
    }

    [Fact]
    public async Task Navigation_OfAReaderOfSomeAccounts_LeavesOutWhatConcernsAll()
    {
        var page = await PageDocument.OfAsync("positions", SampleFrames.Full with { IsRestricted = true });
        Assert.Equal(["Positions", "Live blotter", "End of day", "Feeds"], page.QuerySelectorAll(".top nav a").Select(link => link.Seen()));
    }

    [Fact]
    public async Task Head_WhereThePageSignsOut_HasTheLink()
    {
        var page = await PageDocument.OfAsync("positions", SampleFrames.Full with { SignOutHref = "/stp/sign-out" });
        Assert.Equal("/stp/sign-out", page.QuerySelector(".who a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Navigation_OfOneWithEveryRole_HasAllAndMarksThePage()
    {
        var page = await PageDocument.OfAsync("audit");
        Assert.Equal(PageEntry.All.Select(entry => entry.Label), page.QuerySelectorAll(".top nav a").Select(link => link.Seen()));
        Assert.Equal("Audit", page.Seen(".top nav a[aria-current=page]"));
    }

    [Fact]
    public async Task Notice_OfAProblem_IsAnAlert()
    {
        var page = await PageDocument.OfAsync("positions", SampleFrames.Full with { Notice = new PageNotice("The row was changed by somebody else.", IsProblem: true) });
        Assert.Equal("Not done. The row was changed by somebody else.", page.Seen("main > [role=alert]"));
    }

    [Fact]
    public async Task Notice_OfSuccess_IsAStatus()
    {
        var page = await PageDocument.OfAsync("positions", SampleFrames.Full with { Notice = new PageNotice("Signed.") });
        Assert.Equal("Done. Signed.", page.Seen("main > [role=status]"));
    }

    [Fact]
    public async Task Forms_WithoutToken_HaveNone()
    {
        var page = await PageDocument.OfAsync("exception", SampleFrames.Full with { FormToken = null });
        Assert.NotEmpty(page.QuerySelectorAll("form[method=post]"));
        Assert.Empty(page.QuerySelectorAll("[name=formToken]"));
    }

    /// <summary>Half of a pair of surrogates is no text, and no name can hold it.</summary>
    private static string WellFormed(string text) => new([.. text.Where(one => !char.IsSurrogate(one))]);
}
