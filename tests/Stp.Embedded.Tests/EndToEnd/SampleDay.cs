using System.Globalization;
using System.Text.Json;
using Stp.Domain.Holding;

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

    /// <summary>
    /// The day in bodies of a few messages, as a bridge sends them: FIX files cut at the ends of lines, documents whole.
    /// </summary>
    public static IEnumerable<(string Venue, string Session, byte[] Body)> Bodies(int linesInBody)
    {
        foreach (var (venue, session, file) in Files())
        {
            for (var start = 0; start < file.Length;)
            {
                var end = file[0] == '<' ? file.Length : EndOfLines(file, start, linesInBody);
                yield return (venue, session, file[start..end]);
                start = end;
            }
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
    public static async Task FeedAsync(ProductClient client)
    {
        foreach (var (venue, session, body) in Files())
        {
            await client.PostAsync(venue, session, body);
        }
    }

    /// <summary>Fails with the differences where the book is not the expected one.</summary>
    public static async Task AssertBookAsync(ProductClient client)
    {
        var difference = await DifferenceAsync(client);
        Assert.True(difference.Length == 0, difference);
    }

    /// <summary>The rows that the expected and the actual book do not share; empty where they are the same.</summary>
    public static async Task<string> DifferenceAsync(ProductClient client)
    {
        var positions = Difference(ExpectedPositions(), await ActualPositionsAsync(client));
        var trades = Difference(ExpectedTrades(), await ActualTradesAsync(client));
        var exceptions = Difference(ExpectedExceptions(), await ActualExceptionsAsync(client));
        return positions + trades + exceptions;
    }

    private static int EndOfLines(byte[] file, int start, int lines)
    {
        for (var line = 0; line < lines && start < file.Length; line++)
        {
            var end = Array.IndexOf(file, (byte)'\n', start);
            start = end < 0 ? file.Length : end + 1;
        }

        return start;
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

    private static async Task<List<string>> ActualPositionsAsync(ProductClient client)
    {
        string[] columns =
        [
            "account", "instrument", "boughtLots", "soldLots", "netLots", "averageBuyPrice", "averageSellPrice", "realisedPnl", "currency", "netQuantity", "unit",
            "tradeCount",
        ];
        var positions = (await client.ListAsync("positions?maxpagesize=10")).Where(p => p.GetProperty("tradeCount").GetInt32() > 0);
        return [.. positions.Select(p => string.Join(' ', columns.Select(c => Text(p.GetProperty(c))))).Order(StringComparer.Ordinal)];
    }

    private static List<string> ExpectedTrades() =>
        [.. Expected("trades.csv").Select(row => string.Join(' ', row.Values)).Order(StringComparer.Ordinal)];

    private static async Task<List<string>> ActualTradesAsync(ProductClient client)
    {
        string[] columns = ["account", "instrument", "side", "lots", "price"];
        var rows =
            from trade in await client.ListAsync("trades?maxpagesize=100")
            let status = Text(trade.GetProperty("status"))
            from leg in trade.GetProperty("legs").EnumerateArray().Select(l => (JsonElement?)l).DefaultIfEmpty()
            let values = columns.Select(c => leg is { } line && status == "open" ? Text(line.GetProperty(c)) : "")
            select $"{Text(trade.GetProperty("tradeKey"))} {status} {string.Join(' ', values)}";
        return [.. rows.Distinct().Order(StringComparer.Ordinal)];
    }

    private static List<string> ExpectedExceptions() =>
        [.. Expected("exceptions.csv").Select(row => string.Join(' ', row.Values)).Order(StringComparer.Ordinal)];

    /// <summary>Whether an amendment has waited for too long is a matter of the clock: on a slow machine the day takes longer than that.</summary>
    private static async Task<List<string>> ActualExceptionsAsync(ProductClient client) =>
        [.. (await client.ListAsync("exceptions?maxpagesize=50"))
            .Where(e => Text(e.GetProperty("reason")) != ReasonCodes.AmendmentParked)
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
