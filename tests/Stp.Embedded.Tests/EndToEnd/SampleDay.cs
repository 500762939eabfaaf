using System.Globalization;
using System.Text.Json;

namespace Stp.Embedded.Tests.EndToEnd;

/// <summary>The committed sample day and the book that must come of it, from the generator's own model.</summary>
internal static class SampleDay
{
    public static string Folder { get; } = Find();

    /// <summary>The day's files in order.</summary>
    public static IEnumerable<(string Venue, string Session, byte[] Body)> Files()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "day", "manifest.json")));
        foreach (var file in manifest.RootElement.GetProperty("files").EnumerateArray())
        {
            yield return (
                file.GetProperty("venue").GetString()!,
                file.GetProperty("session").GetString()!,
                File.ReadAllBytes(Path.Combine(Folder, "day", file.GetProperty("file").GetString()!)));
        }
    }

    /// <summary>The rows of an expectation, by column name.</summary>
    public static List<Dictionary<string, string>> Expected(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, "expected", file));
        var columns = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => columns.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>Feeds the whole day in bodies of the size of a file.</summary>
    public static async Task FeedAsync(RunningHost host)
    {
        foreach (var (venue, session, body) in Files())
        {
            await host.PostAsync(venue, session, body);
        }
    }

    /// <summary>Fails with the differences where the book is not the expected one.</summary>
    public static async Task AssertBookAsync(RunningHost host)
    {
        var positions = Difference(ExpectedPositions(), await ActualPositionsAsync(host));
        var trades = Difference(ExpectedTrades(), await ActualTradesAsync(host));
        var exceptions = Difference(ExpectedExceptions(), await ActualExceptionsAsync(host));
        Assert.True((positions + trades + exceptions).Length == 0, positions + trades + exceptions);
    }

    /// <summary>The rows that only one of the two has, each occurrence for itself.</summary>
    private static string Difference(IEnumerable<string> expected, IEnumerable<string> actual)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (row, sign) in expected.Select(row => (row, 1)).Concat(actual.Select(row => (row, -1))))
        {
            counts[row] = counts.GetValueOrDefault(row) + sign;
        }

        return string.Concat(counts.Where(c => c.Value != 0).Select(c => $"{(c.Value > 0 ? "missing" : "unexpected")} {c.Key}\n"));
    }

    private static List<string> ExpectedPositions() =>
        [.. Expected("positions.csv").Select(row => string.Join(' ', row.Values)).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> ActualPositionsAsync(RunningHost host)
    {
        string[] columns =
        [
            "account", "instrument", "boughtLots", "soldLots", "netLots", "averageBuyPrice", "averageSellPrice", "realisedPnl", "currency", "netQuantity", "unit",
            "tradeCount",
        ];
        var positions = (await host.ListAsync("positions?maxpagesize=10")).Where(p => p.GetProperty("tradeCount").GetInt32() > 0);
        return [.. positions.Select(p => string.Join(' ', columns.Select(c => Text(p.GetProperty(c))))).Order(StringComparer.Ordinal)];
    }

    private static List<string> ExpectedTrades() =>
        [.. Expected("trades.csv").Select(row => string.Join(' ', row.Values)).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> ActualTradesAsync(RunningHost host)
    {
        string[] columns = ["account", "instrument", "side", "lots", "price"];
        var rows =
            from trade in await host.ListAsync("trades?maxpagesize=100")
            let status = Text(trade.GetProperty("status"))
            from leg in trade.GetProperty("legs").EnumerateArray().Select(l => (JsonElement?)l).DefaultIfEmpty()
            let values = columns.Select(c => leg is { } line && status == "open" ? Text(line.GetProperty(c)) : "")
            select $"{Text(trade.GetProperty("tradeKey"))} {status} {string.Join(' ', values)}";
        return [.. rows.Distinct().Order(StringComparer.Ordinal)];
    }

    private static List<string> ExpectedExceptions() =>
        [.. Expected("exceptions.csv").Select(row => string.Join(' ', row.Values)).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> ActualExceptionsAsync(RunningHost host) =>
        [.. (await host.ListAsync("exceptions?maxpagesize=50"))
            .GroupBy(e => $"{Text(e.GetProperty("reason"))} {Text(e.GetProperty("venue"))} {Text(e.GetProperty("session"))}")
            .Select(g => $"{g.Key} {g.Count()}")
            .Order(StringComparer.Ordinal)];

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number => value.GetDecimal().ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "tests", "samples");
            if (Directory.Exists(Path.Combine(samples, "expected")))
            {
                return samples;
            }
        }

        throw new DirectoryNotFoundException("tests/samples is not above the test assembly.");
    }
}
