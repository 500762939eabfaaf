using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Stp.Pages.Layout;
using Stp.Pages.Rendering;
using Stp.Pages.Tests.Samples;

namespace Stp.Pages.Tests.Documents;

/// <summary>Pages as a browser reads them.</summary>
internal static class PageDocument
{
    private static readonly HtmlParser Parser = new();
    private static readonly HashSet<string> Inline = ["a", "abbr", "code", "del", "ins", "mark", "span", "strong", "time", "wbr"];

    /// <summary>Classes that the stylesheet gives a line of their own.</summary>
    private static readonly HashSet<string> OwnLine = ["badge", "count", "date", "state", "sub"];

    public static IHtmlDocument Parse(string html) => Parser.ParseDocument(html);

    public static async Task<IHtmlDocument> OfAsync(string sample, PageFrame? frame = null) => Parse(await SamplePages.HtmlAsync(sample, frame));

    public static async Task<IHtmlDocument> OfAsync<TPage, TModel>(TModel model, PageFrame? frame = null)
        where TPage : Page<TModel>
        where TModel : class =>
        Parse(await PageRenderer.HtmlAsync<TPage, TModel>(frame ?? SampleFrames.Full, model));

    /// <summary>The text of an element as it is seen: what stands in a line or a cell of its own does not run into the next.</summary>
    public static string Seen(this INode node) => string.Join(' ', Text(node).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of the one element that a selector finds.</summary>
    public static string Seen(this IParentNode node, string selector) => Assert.Single(node.QuerySelectorAll(selector)).Seen();

    /// <summary>The form that posts to an address below the base path.</summary>
    public static IHtmlFormElement Form(this IHtmlDocument page, string path) => Assert.IsAssignableFrom<IHtmlFormElement>(
        Assert.Single(page.QuerySelectorAll("form[method=post]"), form => form.GetAttribute("action") == SampleFrames.BasePath + path));

    /// <summary>Names of the fields of a form, with the values that are filled in.</summary>
    public static Dictionary<string, string?> Fields(this IHtmlFormElement form) =>
        form.QuerySelectorAll("input,select,textarea").ToDictionary(field => field.GetAttribute("name")!, field => field switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value,
            _ => field.GetAttribute("value"),
        });

    private static string Text(INode node) => node is IText text
        ? text.Data
        : string.Join(string.Concat(node.ChildNodes.Select(Text)), Enumerable.Repeat(node is IElement element && !IsWithinALine(element) ? " " : "", 2));

    private static bool IsWithinALine(IElement element) => Inline.Contains(element.LocalName) && !element.ClassList.Any(OwnLine.Contains);
}
