using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Documents;

/// <summary>What everybody needs of a page who does not see it, or has no mouse.</summary>
public sealed class AccessibilityTests
{
    private static readonly string[] References = ["for", "aria-labelledby", "aria-describedby", "list"];

    public static TheoryData<string> Names => SamplePages.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Page_EveryField_HasALabelOfItsOwn(string name)
    {
        var page = await PageDocument.OfAsync(name);
        var fields = page.QuerySelectorAll("input:not([type=hidden]),select,textarea").ToList();
        Assert.All(fields, field => Assert.NotEmpty(Assert.Single(page.QuerySelectorAll("label"), label => label.GetAttribute("for") == field.Id).Seen()));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Headings_DescendWithoutALeap(string name)
    {
        var page = await PageDocument.OfAsync(name);
        var levels = page.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, level => level == 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1, $"h{pair.Second} after h{pair.First}"));
        Assert.All(page.QuerySelectorAll("h1,h2,h3"), heading => Assert.NotEmpty(heading.Seen()));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Ids_AreUniqueAndWhatIsReferredToIsThere(string name)
    {
        var page = await PageDocument.OfAsync(name);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct().Order(), ids.Order());
        var references = References
            .SelectMany(attribute => page.QuerySelectorAll($"[{attribute}]").SelectMany(element => element.GetAttribute(attribute)!.Split(' ')))
            .Concat(page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]));
        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Tables_NameTheirColumnsAndRows(string name)
    {
        var page = await PageDocument.OfAsync(name);
        Assert.All(page.QuerySelectorAll("th"), head => Assert.Contains(head.GetAttribute("scope"), (IEnumerable<string?>)["col", "row"]));
        Assert.All(page.QuerySelectorAll("table").OfType<IHtmlTableElement>(), table => Assert.All(
            table.Bodies.SelectMany(body => body.Rows), row => Assert.Equal(
                table.Head!.Rows[0].Cells.Length, row.Cells.Sum(cell => cell.ColumnSpan))));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Pictures_SayWhatTheyShow(string name)
    {
        var page = await PageDocument.OfAsync(name);
        Assert.All(page.QuerySelectorAll("svg"), picture =>
        {
            Assert.Equal("img", picture.GetAttribute("role"));
            Assert.All(["title", "desc"], part => Assert.NotEmpty(picture.Children.Single(child => child.LocalName == part).Seen()));
            Assert.NotNull(picture.Closest("figure")!.QuerySelector("details table"));
        });
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Keyboard_ReachesTheContentAndWhateverMoves(string name)
    {
        var page = await PageDocument.OfAsync(name);
        var first = page.QuerySelectorAll("a,button,input,select,textarea,[tabindex]")[0];
        Assert.Equal(("Skip to the content", "#content"), (first.Seen(), first.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll(".scroll"), box => Assert.Equal(("0", "region", true), (box.GetAttribute("tabindex"), box.GetAttribute("role"), box.HasAttribute("aria-label"))));
        Assert.All(page.QuerySelectorAll("a:not([data-field])"), link => Assert.NotEmpty(link.Seen()));
        Assert.All(page.QuerySelectorAll("button"), button => Assert.NotEmpty(button.Seen()));
        Assert.DoesNotContain(page.QuerySelectorAll("[tabindex]"), element => element.GetAttribute("tabindex") is not ("0" or "-1"));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Numbers_StandAtTheRight(string name)
    {
        var page = await PageDocument.OfAsync(name);
        Assert.All(page.QuerySelectorAll("table.list td .number"), number => Assert.True(number.Closest("td")!.ClassList.Contains("num"), number.ParentElement!.OuterHtml));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Times_NameTheirZone(string name)
    {
        var page = await PageDocument.OfAsync(name);
        Assert.Contains("All times are UTC", page.QuerySelector("footer")!.Seen());
        Assert.All(page.QuerySelectorAll("time[datetime]"), time => Assert.True(
            time.Seen().EndsWith("UTC", StringComparison.Ordinal) || HeadOf(time)?.Contains("UTC", StringComparison.Ordinal) == true, time.OuterHtml));
        Assert.All(page.QuerySelectorAll("input[type=datetime-local]"), field => Assert.Contains("UTC", page.Seen($"label[for={field.Id}]")));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Page_Language_IsSaid(string name)
    {
        var page = await PageDocument.OfAsync(name);
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith(page.Seen("h1"), string.Join(' ', page.Title!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>The head of the column that an element stands in.</summary>
    private static string? HeadOf(IElement element) => element.Closest("td") is IHtmlTableDataCellElement cell
        ? ((IHtmlTableElement)cell.Closest("table")!).Head!.Rows[0].Cells[cell.ParentElement!.Children.ToList().IndexOf(cell)].Seen()
        : null;
}
