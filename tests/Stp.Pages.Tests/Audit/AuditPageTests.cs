using Stp.Pages.Audit;
using Stp.Pages.Tests.Documents;

namespace Stp.Pages.Tests.Audit;

public sealed class AuditPageTests
{
    [Fact]
    public async Task Page_AnEntry_ShowsWhatChangedAndNotWhatStayed()
    {
        var page = await PageDocument.OfAsync("audit");
        Assert.Equal("account: was GAS-US-01 is OIL-01", page.QuerySelector(".differences")!.Seen());
        Assert.Equal("2026-11-20 18:03:11", page.QuerySelector(".list tbody time")!.Seen());
        Assert.StartsWith("/stp/audit?subject=reference%2Faccounts%2Fcme%2FNWE-4471&from=2026-11-19T18%3A04%3A11&to=2026-11-20T18%3A04%3A11&after=x", page.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Page_Empty_SaysThatNothingWasChanged() =>
        Assert.Equal("No entry matches. No person has changed anything yet.", (await PageDocument.OfAsync("audit-empty")).Seen(".empty"));

    [Fact]
    public void Difference_NestedMembers_AreNamedByTheirPath() => Assert.Equal(
        [("a.b", "1", "2"), ("c", "[1]", null), ("d", null, "true")],
        JsonDifference.Of("""{"a":{"b":1,"e":5},"c":[1],"n":null}""", """{"a":{"b":2,"e":5},"d":true}"""));

    [Theory]
    [InlineData(null, "{\"a\":1}", "a", null, "1")]
    [InlineData("3", "4", "value", "3", "4")]
    [InlineData("{broken", null, "value", "{broken", null)]
    public void Difference_OneSideOrNoObject_IsShownWhole(string? before, string? after, string name, string? old, string? now) =>
        Assert.Equal([(name, old, now)], JsonDifference.Of(before, after));

    [Fact]
    public void Difference_SameContentInAnotherOrder_IsNone() => Assert.Empty(JsonDifference.Of("""{"a":1,"b":2}""", """{"b":2,"a":1}"""));
}
