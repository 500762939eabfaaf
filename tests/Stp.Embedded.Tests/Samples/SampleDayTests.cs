using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stp.Samples.Generator;
using Stp.Samples.Generator.Output;

namespace Stp.Embedded.Tests.Samples;

/// <summary>The committed day is what its generator writes, and what it expects of the book agrees with itself.</summary>
public sealed partial class SampleDayTests
{
    [Fact]
    public void Committed_files_equal_a_regeneration()
    {
        var output = new MemoryOutput();
        TradingDay.Generate(output, Feeds.Messages, TradingDay.DefaultSeed);

        Assert.Null(output.FirstDifference(SampleFolder.Path, TradingDay.Folders));
    }

    [Fact]
    public void Another_seed_makes_another_day()
    {
        var output = new MemoryOutput();
        TradingDay.Generate(output, Feeds.Messages, TradingDay.DefaultSeed + 1);

        Assert.NotNull(output.FirstDifference(SampleFolder.Path, TradingDay.Folders));
    }

    [Fact]
    public void Positions_are_the_sum_of_the_open_trades()
    {
        var sums = SampleFolder.Rows("expected/trades.csv").Where(t => t["status"] == "open")
            .GroupBy(t => (t["account"], t["instrument"]))
            .ToDictionary(g => g.Key, g => (
                Bought: g.Where(t => t["side"] == "buy").Sum(t => Number(t["lots"])),
                Sold: g.Where(t => t["side"] == "sell").Sum(t => Number(t["lots"])),
                BuyNotional: g.Where(t => t["side"] == "buy").Sum(t => Number(t["lots"]) * Number(t["price"])),
                SellNotional: g.Where(t => t["side"] == "sell").Sum(t => Number(t["lots"]) * Number(t["price"])),
                Trades: g.Select(t => t["tradeKey"]).Distinct().Count()));

        var positions = SampleFolder.Rows("expected/positions.csv");

        Assert.Equal(sums.Count, positions.Count);
        Assert.All(positions, p =>
        {
            var sum = sums[(p["account"], p["instrument"])];
            Assert.Equal(sum.Bought, Number(p["boughtLots"]));
            Assert.Equal(sum.Sold, Number(p["soldLots"]));
            Assert.Equal(sum.Bought - sum.Sold, Number(p["netLots"]));
            Assert.Equal(sum.Trades, Number(p["tradeCount"]));
            Assert.Equal(Average(sum.BuyNotional, sum.Bought), p["averageBuyPrice"]);
            Assert.Equal(Average(sum.SellNotional, sum.Sold), p["averageSellPrice"]);
        });
    }

    [Fact]
    public void Quantities_and_results_follow_from_the_contract_specifications()
    {
        var specifications = SampleFolder.Rows("reference/contracts.csv").ToDictionary(c => $"{c["venue"]}:{c["code"]}");

        Assert.All(SampleFolder.Rows("expected/positions.csv"), p =>
        {
            var parts = p["instrument"].Split(':', 3);
            var specification = specifications[$"{parts[0]}:{parts[1]}"];
            var size = specification["lotSizeByContract"].Split(';').FirstOrDefault(s => s.StartsWith(parts[2] + "=", StringComparison.Ordinal));
            var lotSize = Number(size?.Split('=')[1] ?? specification["lotSize"]);
            Assert.Equal(Number(p["netLots"]) * lotSize, Number(p["netQuantity"]));
            Assert.Equal(specification["unit"], p["unit"]);
            Assert.Equal(specification["currency"], p["currency"]);

            // From averages of eight decimals the result can be told only to within what that rounding hides.
            var matched = Math.Min(Number(p["boughtLots"]), Number(p["soldLots"])) * lotSize * Number(specification["priceMultiplier"]);
            var result = matched == 0 ? 0 : matched * (Number(p["averageSellPrice"]) - Number(p["averageBuyPrice"]));
            Assert.InRange(Number(p["realisedPnl"]) - result, -0.01m - (matched * 0.00000001m), 0.01m + (matched * 0.00000001m));
        });
    }

    [Fact]
    public void Every_trade_has_one_status_and_a_key_that_is_safe_in_a_URL()
    {
        var trades = SampleFolder.Rows("expected/trades.csv").GroupBy(t => t["tradeKey"]).ToList();
        using var summary = Summary();

        Assert.All(trades, t => Assert.Single(t.Select(line => line["status"]).Distinct()));
        Assert.All(trades, t => Assert.Matches(KeyPattern(), t.Key));
        foreach (var status in (string[])["open", "cancelled", "parked"])
        {
            Assert.Equal(summary.RootElement.GetProperty("trades").GetProperty(status).GetInt32(), trades.Count(t => t.First()["status"] == status));
        }
    }

    [Fact]
    public void Every_message_is_part_of_a_trade_or_ignored_or_held()
    {
        using var summary = Summary();
        var root = summary.RootElement;
        var held = SampleFolder.Rows("expected/exceptions.csv").GroupBy(e => e["reason"])
            .ToDictionary(g => g.Key, g => g.Sum(e => int.Parse(e["count"], CultureInfo.InvariantCulture)));

        Assert.Equal(held, root.GetProperty("held").EnumerateObject().ToDictionary(h => h.Name, h => h.Value.GetInt32()));
        Assert.Equal(
            root.GetProperty("messages").GetInt32(),
            root.GetProperty("tradeMessages").GetInt32() + root.GetProperty("ignored").EnumerateObject().Sum(i => i.Value.GetInt32()) + held.Values.Sum());
    }

    [Fact]
    public void The_manifest_counts_the_messages_of_every_file()
    {
        var day = Path.Combine(SampleFolder.Path, "day");
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(day, "manifest.json")));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().ToList();

        Assert.Equal(manifest.RootElement.GetProperty("messages").GetInt32(), files.Sum(f => f.GetProperty("messages").GetInt32()));
        Assert.Equal(
            Directory.EnumerateFiles(day).Select(Path.GetFileName).Where(f => f != "manifest.json").Order(StringComparer.Ordinal),
            files.Select(f => f.GetProperty("file").GetString()).Order(StringComparer.Ordinal));
        Assert.All(files.Where(f => f.GetProperty("file").GetString()!.EndsWith(".fix", StringComparison.Ordinal)), f =>
        {
            var lines = File.ReadAllBytes(Path.Combine(day, f.GetProperty("file").GetString()!)).Count(b => b == '\n');
            Assert.Equal(lines, f.GetProperty("messages").GetInt32());
        });
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Average(decimal notional, decimal lots) =>
        lots == 0 ? "" : Math.Round(notional / lots, 8, MidpointRounding.ToEven).ToString("0.########", CultureInfo.InvariantCulture);

    private static JsonDocument Summary() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SampleFolder.Path, "expected", "summary.json")));

    [GeneratedRegex("^[a-z0-9-]+(\\.([A-Za-z0-9_-]|~[0-9A-F]{2})+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyPattern();
}
