using System.Globalization;

namespace Stp.Pages.Tests.Assets;

/// <summary>WCAG 2.2, level AA: 1.4.3 for text, 1.4.11 for what is drawn.</summary>
public sealed class PaletteTests
{
    private const double OfText = 4.5;
    private const double OfMarks = 3.0;

    private static readonly string[] Everywhere = ["text", "quiet", "link", "good", "bad"];
    private static readonly string[] Lines = ["edge", "focus", "main"];
    private static readonly string[] Grounds = ["page", "card", "stripe", "good-back", "warn-back", "busy-back"];

    public static TheoryData<string, string, string> Texts => Pairs(
        from text in Everywhere from ground in Grounds select (text, ground),
        [("on-main", "main"), ("good", "good-back"), ("warn", "warn-back"), ("bad", "bad-back"), ("busy", "busy-back"), ("plain", "plain-back"), ("text", "bad-back"), ("warn-back", "warn")]);

    public static TheoryData<string, string, string> Marks => Pairs(
        from mark in Lines from ground in Grounds[..2] select (mark, ground),
        [("long", "card"), ("short", "card"), ("busy", "card"), ("bad", "card")]);

    [Theory, MemberData(nameof(Texts))]
    public void Text_OnItsGround_CanBeRead(string scheme, string text, string ground) =>
        Assert.True(Contrast(scheme, text, ground) >= OfText, $"{Contrast(scheme, text, ground):0.00}");

    [Theory, MemberData(nameof(Marks))]
    public void Mark_OnItsGround_CanBeSeen(string scheme, string mark, string ground) =>
        Assert.True(Contrast(scheme, mark, ground) >= OfMarks, $"{Contrast(scheme, mark, ground):0.00}");

    [Fact]
    public void Schemes_Both_HaveTheSameColours() => Assert.Equal(Palette("light").Keys.Order(), Palette("dark").Keys.Order());

    [Fact]
    public void Stylesheet_OutsideThePalette_NamesNoColourButPaper()
    {
        var rules = Css[Css.IndexOf("/* The whole page */", StringComparison.Ordinal)..];
        Assert.Equal(["#b5bcc5", "#ffffff"], AssetText.Find(rules, "(#[0-9a-fA-F]{3,8})[; ]").Select(match => match[0]).Distinct().Order());
    }

    private static string Css { get; } = AssetText.Of("stp.css");

    private static TheoryData<string, string, string> Pairs(IEnumerable<(string, string)> some, IEnumerable<(string, string)> others)
    {
        var pairs = new TheoryData<string, string, string>();
        foreach (var (front, back) in some.Concat(others).Distinct())
        {
            pairs.Add("light", front, back);
            pairs.Add("dark", front, back);
        }

        return pairs;
    }

    private static double Contrast(string scheme, string one, string other)
    {
        var (a, b) = (Luminance(Palette(scheme)[one]), Luminance(Palette(scheme)[other]));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>The colours of the first block are light, those of the second dark.</summary>
    private static Dictionary<string, string> Palette(string scheme)
    {
        var blocks = AssetText.Find(Css, @":root \{([^}]*)\}");
        Assert.Equal(2, blocks.Count);
        return AssetText.Find(blocks[scheme == "light" ? 0 : 1][0], @"--([\w-]+): (#[0-9a-f]{6});").ToDictionary(match => match[0], match => match[1]);
    }

    private static double Luminance(string colour) => (0.2126 * Channel(colour, 1)) + (0.7152 * Channel(colour, 3)) + (0.0722 * Channel(colour, 5));

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
