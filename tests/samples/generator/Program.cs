using System.Globalization;
using Stp.Samples.Generator.Output;

namespace Stp.Samples.Generator;

/// <summary>Command line of the generator.</summary>
internal static class Program
{
    private const string Usage =
        """
        Writes a trading day of drop copies, its reference data, and what must come of it.

          Stp.Samples.Generator [--out DIR] [--messages N] [--seed S] [--check]

          --out DIR      folder that gets day/, reference/ and expected/ (default: tests/samples)
          --messages N   about so many raw messages, 2000 to 5000000 (default: 2000)
          --seed S       another day of the same kind (default: 20261120)
          --check        write nothing; compare the folder with what would be written, end 1 at the first difference
        """;

    private const int MostMessages = 5_000_000;

    public static int Main(string[] args)
    {
        var folder = "tests/samples";
        var (messages, seed, check) = (Feeds.Messages, TradingDay.DefaultSeed, false);
        for (var i = 0; i < args.Length; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--check":
                    check = true;
                    break;
                case "--out" when value is not null:
                    folder = value;
                    i++;
                    break;
                case "--messages" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out messages)
                    && messages is >= Feeds.Messages and <= MostMessages:
                    i++;
                    break;
                case "--seed" when ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out seed):
                    i++;
                    break;
                default:
                    Console.Error.WriteLine(Usage);
                    return args[i] is "--help" or "-h" ? 0 : 2;
            }
        }

        return check ? Check(folder, messages, seed) : Write(folder, messages, seed);
    }

    private static int Write(string folder, int messages, ulong seed)
    {
        var output = new FolderOutput(folder);
        if (!output.TryClear(TradingDay.Folders))
        {
            Console.Error.WriteLine($"{folder} has folders named {string.Join(", ", TradingDay.Folders)} that were not written by this tool; nothing is changed.");
            return 2;
        }

        var day = TradingDay.Generate(output, messages, seed);
        Console.WriteLine($"{day.Messages} messages: {day.Open} trades open, {day.Cancelled} cancelled, {day.Parked} parked; "
            + $"{day.Ignored.Values.Sum()} ignored, {day.Held.Values.Sum()} held; {day.Positions.Count} positions in {folder}");
        return 0;
    }

    private static int Check(string folder, int messages, ulong seed)
    {
        var output = new MemoryOutput();
        TradingDay.Generate(output, messages, seed);
        var difference = output.FirstDifference(folder, TradingDay.Folders);
        Console.WriteLine(difference is null ? "The folder is what the generator writes." : $"Different: {difference}");
        return difference is null ? 0 : 1;
    }
}
