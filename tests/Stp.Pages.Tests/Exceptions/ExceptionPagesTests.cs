using Stp.Pages.Exceptions;
using Stp.Pages.Layout;
using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Exceptions;

public sealed class ExceptionPagesTests
{
    [Fact]
    public async Task List_GroupsOfACause_AreOneLineEachWithCountAgeAndWhatToDo()
    {
        var page = await PageDocument.OfAsync("exceptions");
        var rows = page.QuerySelectorAll(".list tbody tr");
        Assert.Equal(["300", "12", "1"], rows.Select(row => row.QuerySelector("td.num")!.Seen()));
        Assert.Equal(["5 h 0 min", "5 h 0 min", "3 d 0 h"], rows.Select(row => row.QuerySelectorAll("td.num")[1].Seen()));
        Assert.Equal(["Map the code", "Mapped: reprocess", "Look at it"], rows.Select(row => row.QuerySelector(".badge")!.Seen()));
        Assert.StartsWith("/stp/exceptions/group?cause=account-unmapped%2Fice%2F%2F%2Fside%3A453%5B452%3D24%5D.448%2Faccounts", rows[0].QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task List_ABatchUnderWay_ShowsProgressWithAndWithoutScript()
    {
        var page = await PageDocument.OfAsync("exceptions");
        var busy = page.QuerySelector("#batch-b1")!;
        Assert.Equal(("2", "300", "120"), (busy.GetAttribute("data-reload-seconds"), busy.QuerySelector("progress")!.GetAttribute("max"), busy.QuerySelector("progress")!.GetAttribute("value")));
        Assert.Contains("120 of 300 messages: 118 booked, 1 held again, 1 dismissed.", busy.Seen("[role=status]"));
        Assert.Contains("http-equiv=\"refresh\"", page.QuerySelector("head noscript")!.InnerHtml);
        var done = page.QuerySelector("#batch-b0")!;
        Assert.False(done.HasAttribute("data-reload-seconds"));
        Assert.Contains("The reference data could not be read.", done.Seen(".minus"));
    }

    [Fact]
    public async Task List_NothingHeld_SaysThatAllIsBookedAndLoadsNoScript()
    {
        var page = await PageDocument.OfAsync("exceptions-empty");
        Assert.StartsWith("Nothing is held.", page.Seen(".empty"));
        Assert.Empty(page.Scripts);
    }

    [Fact]
    public async Task Group_AMappingIsMissing_CanBeMappedAndReprocessedInPlace()
    {
        var form = (await PageDocument.OfAsync("group")).Form("exceptions/map");
        Assert.Equal(
            new Dictionary<string, string?>
            {
                ["formToken"] = SampleFrames.Token, ["cause"] = SampleWork.UnmappedGroup.Cause, ["map"] = "accounts", ["venue"] = "ice", ["code"] = "NWE-4471",
                ["values.account"] = null, ["values.ours"] = "true",
            },
            form.Fields());
        Assert.Equal("Map and reprocess 300 messages", form.Seen("button"));
        Assert.Equal(["NWE-4471", "NWE-4471-B"], form.QuerySelectorAll("select option").Select(code => code.Seen()));
    }

    [Fact]
    public async Task Group_TheReaderMayNotChangeReferenceData_IsToldWhoMay()
    {
        var page = await PageDocument.OfAsync<ExceptionGroupPage, ExceptionGroupModel>(SampleWork.Group with { Fields = [] }, SampleFrames.Of(PageRoles.ExceptionsManage));
        Assert.Contains("That takes the role reference.manage", page.Seen("[aria-labelledby=do-heading]"));
        Assert.Equal(["/stp/exceptions/dismiss"], page.QuerySelectorAll("form").Select(form => form.GetAttribute("action")));
    }

    [Fact]
    public async Task Group_TheCodeIsMappedByNow_OffersToReprocess()
    {
        var form = (await PageDocument.OfAsync("group-ready")).Form("exceptions/reprocess");
        Assert.Equal(("instrument-unmapped/cme", "Reprocess 12 messages"), (form.Fields()["cause"], form.Seen("button")));
    }

    [Fact]
    public async Task Group_WhatIsNotToBeBooked_IsDismissedTogetherForAReason()
    {
        var form = (await PageDocument.OfAsync("group")).Form("exceptions/dismiss");
        Assert.Equal(
            new Dictionary<string, string?> { ["formToken"] = SampleFrames.Token, ["cause"] = SampleWork.UnmappedGroup.Cause, ["reason"] = "" }, form.Fields());
        Assert.True(form.QuerySelector("textarea")!.HasAttribute("required"));
        Assert.Equal("Dismiss 300 messages", form.Seen("button"));
    }

    [Fact]
    public async Task List_ADismissalUnderWayAndDone_IsCountedInWords()
    {
        var busy = SampleWork.Busy with { Id = "b2", Kind = "dismiss", Queued = 250, Reprocessing = 0, Resolved = 0, HeldAgain = 0, Dismissed = 250 };
        var page = await PageDocument.OfAsync<ExceptionsPage, ExceptionsModel>(SampleWork.Exceptions with { Batches = [busy, busy with { Id = "b3", IsDone = true, Dismissed = 300 }] });
        Assert.Equal(("Dismissing", "250 messages dismissed so far."), (page.Seen("#batch-b2 h2"), page.Seen("#batch-b2 [role=status]")));
        Assert.Equal(("Dismissed", "300 messages dismissed."), (page.Seen("#batch-b3 h2"), page.Seen("#batch-b3 [role=status]")));
    }

    [Fact]
    public async Task Group_OneOfTheMessages_HasTheOffendingFieldMarked()
    {
        var page = await PageDocument.OfAsync("group");
        Assert.Equal("NWE-4471", page.Seen("mark"));
        var row = page.QuerySelector("#cause")!;
        Assert.Equal("448 PartyID NWE-4471 held because of this field", string.Join(' ', row.Children.Select(cell => cell.Seen())));
        Assert.Equal("#cause", page.QuerySelector(".decoded a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Group_AFieldThatIsAbsent_IsMarkedAsAbsent()
    {
        var decoded = SampleWork.Held.Decoded with { Fields = [new(1, "Account", null, true, [])] };
        var page = await PageDocument.OfAsync<ExceptionGroupPage, ExceptionGroupModel>(SampleWork.Group with { Sample = SampleWork.Held with { Decoded = decoded } });
        Assert.Equal("absent", page.Seen("mark"));
    }

    [Theory]
    [InlineData("exception", "reprocess dismiss assign comment")]
    [InlineData("exception-busy", "reprocess dismiss assign comment")]
    [InlineData("exception-dismissed", "reopen assign comment")]
    public async Task Exception_ByItsStatus_OffersWhatCanBeDone(string name, string actions)
    {
        var page = await PageDocument.OfAsync(name);
        Assert.Equal(
            actions.Split(' ').Select(action => $"/stp/exceptions/9f86d081884c7d65/{action}"),
            page.QuerySelectorAll("form").Select(form => form.GetAttribute("action")));
    }

    [Fact]
    public async Task Exception_Dismissing_DemandsAReason()
    {
        var reason = (await PageDocument.OfAsync("exception")).Form("exceptions/9f86d081884c7d65/dismiss").QuerySelector("textarea")!;
        Assert.Equal((true, "2000"), (reason.HasAttribute("required"), reason.GetAttribute("maxlength")));
    }

    [Fact]
    public async Task Exception_WhatWasDone_IsToldWithTheDeliveriesOfTheQueue()
    {
        var page = await PageDocument.OfAsync("exception");
        Assert.Equal(
            ["Commented by Jane Doe", "Held again by Jane Doe", "Queue drop-copy gave it up after 10 deliveries"],
            page.QuerySelectorAll(".timeline h3").Select(step => step.Seen()));
        Assert.Equal("/api/exceptions/9f86d081884c7d65/raw", page.QuerySelector("a[download]")!.GetAttribute("href"));
    }
}
