using Stp.Pages.Problems;
using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Problems;

public sealed class ProblemPageTests
{
    [Theory]
    [InlineData(404, "Not found")]
    [InlineData(403, "Not for you")]
    [InlineData(503, "Not available just now")]
    [InlineData(500, "Something went wrong")]
    public async Task Page_OfAStatus_SaysWhatHappenedAndNamesTheRequest(int status, string title)
    {
        var page = await PageDocument.OfAsync<ProblemPage, ProblemModel>(new ProblemModel(status, "A sentence.", "0HN7-1"));
        Assert.Equal((title, "A sentence.", "0HN7-1"), (page.Seen("h1"), page.Seen(".empty-title"), page.Seen("code")));
    }

    [Fact]
    public async Task Page_ForSomebodyUnknown_LeadsNowhere()
    {
        var page = await PageDocument.OfAsync<ProblemPage, ProblemModel>(new ProblemModel(401, "Sign in.", null), SampleFrames.Of() with { UserName = "nobody" });
        Assert.Empty(page.QuerySelectorAll("main a,.top nav a,code"));
    }
}
