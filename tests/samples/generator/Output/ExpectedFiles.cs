using System.Globalization;
using System.Text.Json;
using Stp.Samples.Generator.Expected;
using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Output;

/// <summary>Writes what the day must end as; the trades are written while they are told.</summary>
internal static class ExpectedFiles
{
    public const string Folder = "expected";

    public static CsvFile Trades(IOutput output) => new(output.Create($"{Folder}/trades.csv"), Expectation.TradeColumns);

    public static void Write(IOutput output, Expectation expectation)
    {
        Positions(output, expectation);
        using (var file = new CsvFile(output.Create($"{Folder}/exceptions.csv"), "reason", "venue", "session", "count"))
        {
            foreach (var ((reason, feed), count) in expectation.Held)
            {
                var comma = feed.IndexOf(',', StringComparison.Ordinal);
                file.Write(reason, feed[..comma], feed[(comma + 1)..], count.ToString(CultureInfo.InvariantCulture));
            }
        }

        Summary(output, expectation);
    }

    private static void Positions(IOutput output, Expectation expectation)
    {
        using var file = new CsvFile(
            output.Create($"{Folder}/positions.csv"),
            "account", "instrument", "boughtLots", "soldLots", "netLots", "averageBuyPrice", "averageSellPrice", "realisedPnl", "currency", "netQuantity", "unit", "tradeCount");
        foreach (var ((account, instrument), sum) in expectation.Positions)
        {
            file.Write(
                account, instrument, Numbers.Canonical(sum.Bought), Numbers.Canonical(sum.Sold), Numbers.Canonical(sum.NetLots),
                sum.AverageBuyPrice is { } buy ? Numbers.Canonical(buy) : "", sum.AverageSellPrice is { } sell ? Numbers.Canonical(sell) : "",
                Numbers.Canonical(sum.RealisedPnl), sum.Contract.Product.Currency, Numbers.Canonical(sum.NetQuantity), sum.Contract.Product.Unit,
                sum.Trades.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Summary(IOutput output, Expectation expectation)
    {
        using var stream = output.Create($"{Folder}/summary.json");
        using var json = new Utf8JsonWriter(stream, Json.Indented);
        json.WriteStartObject();
        json.WriteNumber("messages", expectation.Messages);
        json.WriteNumber("tradeMessages", expectation.TradeMessages);
        json.WriteStartObject("trades");
        json.WriteNumber("open", expectation.Open);
        json.WriteNumber("cancelled", expectation.Cancelled);
        json.WriteNumber("parked", expectation.Parked);
        json.WriteEndObject();
        json.WriteNumber("positions", expectation.Positions.Count);
        Counts(json, "ignored", expectation.Ignored.Select(i => (i.Key, i.Value)));
        Counts(json, "held", expectation.Held.GroupBy(h => h.Key.Reason).Select(g => (g.Key, g.Sum(h => h.Value))));
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IEnumerable<(string Key, int Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (key, count) in counts)
        {
            json.WriteNumber(key, count);
        }

        json.WriteEndObject();
    }
}
