using Stp.Pages.Layout;
using Stp.Pages.Reference;
using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Reference;

public sealed class ReferencePagesTests
{
    [Fact]
    public async Task List_Rows_LeadToTheirFormWhateverTheCodeIs()
    {
        var page = await PageDocument.OfAsync("reference");
        Assert.Equal(
            ["/stp/reference/accounts/row?venue=cme&code=NWE-4471", "/stp/reference/accounts/row?venue=cme&code=NWE%2F4472&validFrom=2026-12-01"],
            page.QuerySelectorAll(".list tbody a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["NWE-4471 cme GAS-US-01 true ever", "NWE/4472 cme false 2026-12-01"], page.QuerySelectorAll(".list tbody tr").Select(row => row.Seen()));
        Assert.Equal("Accounts", page.Seen(".tabs [aria-current]"));
    }

    [Fact]
    public async Task List_AnEmptyMap_OffersToFillIt() =>
        Assert.Equal("No row matches. The map is empty: add a row, or import a file.", (await PageDocument.OfAsync("reference-empty")).Seen(".empty"));

    [Fact]
    public async Task Row_ThatIsStored_IsSavedAndDeletedUnderItsETag()
    {
        var page = await PageDocument.OfAsync("reference-row");
        Assert.Equal(
            new Dictionary<string, string?> { ["formToken"] = SampleFrames.Token, ["etag"] = "\"a1b2\"", ["venue"] = "cme", ["code"] = "NWE-4471", ["validFrom"] = null, ["values.account"] = null, ["values.ours"] = "true" },
            page.Form("reference/accounts/save").Fields());
        Assert.Equal("\"a1b2\"", page.Form("reference/accounts/delete").Fields()["etag"]);
        Assert.Equal("/stp/audit?subject=reference%2Faccounts%2Fcme%2FNWE-4471", page.QuerySelector("main > p:last-child a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Row_ThatIsNew_HasNoETagAndCannotBeDeleted()
    {
        var page = await PageDocument.OfAsync("reference-new");
        Assert.DoesNotContain("etag", page.Form("reference/accounts/save").Fields().Keys);
        Assert.Single(page.QuerySelectorAll("form"));
        Assert.Contains("have no column", page.Seen("[role=alert]"));
    }

    [Fact]
    public async Task Row_ReaderOfNoAudit_HasNoLinkToIt()
    {
        var page = await PageDocument.OfAsync("reference-row", SampleFrames.Of(PageRoles.ReferenceManage));
        Assert.DoesNotContain("audit", page.QuerySelector("main")!.InnerHtml);
    }

    [Fact]
    public async Task Import_AFile_IsLookedAtBeforeItIsTaken()
    {
        var form = (await PageDocument.OfAsync("import")).Form("reference/accounts/import");
        Assert.Equal(("multipart/form-data", "true"), (form.GetAttribute("enctype"), form.Fields()["dryRun"]));
        Assert.Equal("Show what would change", form.Seen("button"));
    }

    [Fact]
    public async Task Import_AfterADryRun_TakesTheVeryFileThatWasLookedAt()
    {
        var page = await PageDocument.OfAsync("import-dry-run");
        var fields = Assert.IsAssignableFrom<AngleSharp.Html.Dom.IHtmlFormElement>(page.QuerySelector("section[aria-labelledby=outcome-heading] form")).Fields();
        Assert.Equal((SampleWork.DryRun.Content, "false", "false"), (fields["content"], fields["dryRun"], fields["replace"]));
        Assert.Equal(
            ["NWE-1 cme ever Added account: is OIL-01", "NWE-4471 cme ever Changed account: was GAS-US-01 is OIL-01", "NWE-9 cme 2026-01-01 Removed account: was OIL-01"],
            page.QuerySelectorAll(".list tbody tr").Select(row => row.Seen()));
    }

    [Fact]
    public async Task Import_NothingToChange_OffersNothing()
    {
        var outcome = SampleWork.DryRun.Outcome! with { Added = 0, Changed = 0, Removed = 0, Changes = [] };
        var page = await PageDocument.OfAsync<ImportPage, ImportModel>(SampleWork.DryRun with { Outcome = outcome });
        Assert.Equal("The file says what is there already", page.Seen("#outcome-heading"));
        Assert.Empty(page.QuerySelectorAll("[name=content]"));
    }

    [Fact]
    public async Task Import_RowsThatAreWrong_AreToldByLineAndNothingIsImported()
    {
        var page = await PageDocument.OfAsync("import-faults");
        Assert.Equal("Nothing is imported: 2 rows are wrong", page.Seen("#faults-heading"));
        Assert.Equal(["3 ours must be true or false, not \"yes\".", "9 Code is empty."], page.QuerySelectorAll(".list tbody tr").Select(row => row.Seen()));
        Assert.Empty(page.QuerySelectorAll("[name=content]"));
    }
}
