using AngleSharp.Dom;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Documents;

/// <summary>Nothing on a page needs more than <c>default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'</c>.</summary>
public sealed class ContentPolicyTests
{
    private static readonly string[] Targets = ["href", "src", "action"];

    public static TheoryData<string> Names => SamplePages.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Page_UnderAStrictPolicy_HasNothingInline(string name)
    {
        var page = await PageDocument.OfAsync(name);
        Assert.Empty(page.QuerySelectorAll("style,[style],base,iframe,object,embed,img,link[rel=preload]"));
        Assert.All(page.Scripts, script => Assert.Equal(("", "module"), (script.TextContent, script.Type)));
        Assert.All(page.All, element => Assert.DoesNotContain(element.Attributes, attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Everywhere_LinksAndPostsBelowItsBasePath(string name)
    {
        var page = await PageDocument.OfAsync(name);
        var targets = page.All.SelectMany(element => Targets.Select(element.GetAttribute)).OfType<string>().ToList();
        Assert.NotEmpty(targets);
        Assert.All(targets, target => Assert.True(
            target.StartsWith(SampleFrames.BasePath, StringComparison.Ordinal) || target.StartsWith('#') || target.StartsWith($"{SampleFrames.ApiPath}exceptions/", StringComparison.Ordinal),
            target));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_FormThatPosts_HasTheToken(string name)
    {
        var page = await PageDocument.OfAsync(name);
        Assert.All(page.QuerySelectorAll("form"), form => Assert.Equal(
            form.GetAttribute("method") == "post" ? [SampleFrames.Token] : [],
            form.QuerySelectorAll("input[name=formToken]").Select(field => field.GetAttribute("value"))));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_WithHostileNames_ShowsThemAsTextAlone(string name)
    {
        var (asIs, hostile) = (await PageDocument.OfAsync(name), PageDocument.Parse(await SamplePages.HostileAsync(name)));
        Assert.Contains(HostileText.Payload, hostile.QuerySelector(".who")!.TextContent);
        Assert.Equal(asIs.Scripts.Length, hostile.Scripts.Length);
        Assert.Empty(hostile.QuerySelectorAll("img,[onerror]"));
        // A name that closed a tag would leave its mark in the shape of the page. Marks of states and further lines of values may differ, tags may not.
        Assert.Equal(KindsOf(asIs), KindsOf(hostile));
        Assert.All(hostile.QuerySelectorAll("a[href],form"), element => Assert.StartsWith("/", element.GetAttribute("href") is { } href ? href.Replace('#', '/') : element.GetAttribute("action")));
    }

    private static IEnumerable<string> KindsOf(IParentNode page) => page.QuerySelectorAll("*").Select(element => element.LocalName).Distinct().Order();
}
