using System.Text;
using System.Text.RegularExpressions;
using Stp.Pages.Assets;

namespace Stp.Pages.Tests.Assets;

/// <summary>Looks into the files that pages load.</summary>
internal static class AssetText
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public static string Of(string name) => Encoding.UTF8.GetString(PageAsset.All[name].Content.Span);

    /// <summary>The groups of every match of a pattern, without the whole match; a dot is any character.</summary>
    public static List<string[]> Find(string text, string pattern) =>
    [
        .. Regex.Matches(text, pattern, RegexOptions.Singleline, Timeout).Select(match => match.Groups.Values.Skip(1).Select(group => group.Value).ToArray()),
    ];
}
