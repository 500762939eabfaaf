using System.Globalization;
using Stp.Embedded.Tests.EndToEnd;

namespace Stp.Embedded.Tests.Scale;

/// <summary>The tables of docs/scale.md, so that what is written there is what is counted here.</summary>
internal static class ScaleDocument
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(SampleDay.Folder, "..", "..", "docs", "scale.md"));

    /// <summary>The cells after the first, of the row that begins with a name.</summary>
    public static string[] Row(string heading, string name)
    {
        var section = Lines.SkipWhile(line => line != "## " + heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        var rows = section.Where(line => line.StartsWith($"| {name} |", StringComparison.Ordinal)).ToList();
        Assert.True(rows.Count == 1, $"docs/scale.md has {rows.Count} rows '{name}' below '{heading}'.");
        return [.. rows[0].Split('|', StringSplitOptions.TrimEntries)[2..^1]];
    }

    /// <summary>A number as it is written there.</summary>
    public static double Number(string cell) => double.Parse(cell, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    /// <summary>Expects the row to say exactly the counts, and amounts such as request units within a hundredth: the length of an instant differs.</summary>
    /// <param name="heading">The section.</param>
    /// <param name="name">The first cell.</param>
    /// <param name="counts">The cells that follow.</param>
    /// <param name="amounts">The cells after those.</param>
    /// <param name="byChance">How much of an amount may come or not.</param>
    public static void AssertRow(string heading, string name, IReadOnlyList<double> counts, IReadOnlyList<double> amounts, double byChance = 0.1)
    {
        var actual = string.Join(" | ", counts.Select(count => count.ToString("0", CultureInfo.InvariantCulture))
            .Concat(amounts.Select(amount => amount.ToString("0.0", CultureInfo.InvariantCulture))));
        var cells = Row(heading, name);
        Assert.True(cells.Length == counts.Count + amounts.Count, $"Counted: | {name} | {actual} |");
        var isRight = cells.Zip(counts).All(pair => Number(pair.First) == pair.Second)
            && cells.Skip(counts.Count).Zip(amounts).All(pair => Math.Abs(Number(pair.First) - pair.Second) <= byChance + (0.01 * pair.Second));
        Assert.True(isRight, $"Counted: | {name} | {actual} |");
    }
}
