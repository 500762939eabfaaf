using Stp.Pages.Assets;
using Stp.Pages.Tests.Documents;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Assets;

public sealed class PageAssetTests
{
    public static TheoryData<string> Scripts => new(PageAsset.All.Keys.Where(name => name.EndsWith(".js", StringComparison.Ordinal)));

    [Fact]
    public void All_Files_AreThere() => Assert.Equal(["blotter.js", "icon.svg", "progress.js", "stp.css"], PageAsset.All.Keys.Order());

    [Fact]
    public async Task Pages_TheFilesTheyLoad_AreOfThisVersion()
    {
        var known = PageAsset.All.Values.Select(asset => $"{SampleFrames.BasePath}assets/{asset.Version}/{asset.Name}").ToHashSet();
        var loaded = new HashSet<string>();
        foreach (var name in SamplePages.Names.Select(row => row.Data))
        {
            var page = await PageDocument.OfAsync(name);
            loaded.UnionWith(page.QuerySelectorAll("link[rel=stylesheet],link[rel=icon]").Select(link => link.GetAttribute("href")!));
            loaded.UnionWith(page.Scripts.Select(script => script.GetAttribute("src")!));
        }

        Assert.Equal(known.Order(), loaded.Order());
    }

    [Fact]
    public void Stylesheet_EverythingItNeeds_IsInIt() =>
        Assert.DoesNotMatch(@"url\(|@import|@font-face", AssetText.Of("stp.css"));

    /// <summary>Text becomes a part of the page in no other way than as text.</summary>
    [Theory, MemberData(nameof(Scripts))]
    public void Script_AnyText_CannotBecomeMarkup(string name) =>
        Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|setAttribute\(|\.style\b", AssetText.Of(name));

    [Theory, MemberData(nameof(Scripts))]
    public void Script_WhatItAsks_IsOfThisSiteAndLimited(string name)
    {
        var text = AssetText.Of(name);
        Assert.Equal(AssetText.Find(text, @"\bfetch\(").Count, AssetText.Find(text, "credentials: 'same-origin'").Count);
        Assert.Contains("maxWaitSeconds", text, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blotter_EveryFieldThatTheScriptFills_IsInTheRow()
    {
        var page = await PageDocument.OfAsync("blotter");
        var template = Assert.IsAssignableFrom<AngleSharp.Html.Dom.IHtmlTemplateElement>(page.QuerySelector("#blotter-row"));
        var fields = template.Content.QuerySelectorAll("[data-field]").Select(place => place.GetAttribute("data-field")!).Distinct();
        var texts = Assert.Single(AssetText.Find(AssetText.Of("blotter.js"), @"const texts = \{(.*?)\};"))[0];
        var filled = AssetText.Find(texts, @"(\w+): ").Select(match => match[0]);
        Assert.Equal(fields.Order(), filled.Order());
    }
}
