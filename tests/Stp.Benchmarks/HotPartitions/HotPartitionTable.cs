using System.Globalization;

namespace Stp.Benchmarks.HotPartitions;

/// <summary>The simulation for a large firm and for multiples of it, as the rows of a table.</summary>
internal static class HotPartitionTable
{
    public const string Usage = "hotpartitions [trades a day]";

    /// <summary>Multiples of the firm's day.</summary>
    public static IReadOnlyList<int> Multiples { get; } = [1, 10, 100, 1000];

    public static int Run(string[] arguments)
    {
        if (arguments.Length > 1 || !double.TryParse(arguments.FirstOrDefault() ?? "200000", NumberStyles.Integer, CultureInfo.InvariantCulture, out var trades) || trades <= 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        foreach (var multiple in Multiples)
        {
            var firm = new FirmYear(trades * multiple);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{multiple}x: {new PartitionHeat(firm).PeakASecond:N0} trades a second in the busiest peak of the year"));
            Rows(firm, multiple).ToList().ForEach(Console.WriteLine);
        }

        return 0;
    }

    /// <summary>A row a kind of partition: multiple, kind, RU/s alone, RU/s together, GB after the year.</summary>
    public static IEnumerable<string> Rows(FirmYear firm, int multiple) => new PartitionHeat(firm).Run().Select(hot => string.Create(
        CultureInfo.InvariantCulture,
        $"| {multiple}x {hot.Name} | {hot.AloneRuPerSecond:N0} | {hot.TogetherRuPerSecond:N0} | {Size(hot.Gigabytes)} |"));

    private static string Size(double gigabytes) => gigabytes < 0.01 ? "< 0.01" : gigabytes.ToString("N2", CultureInfo.InvariantCulture);
}
