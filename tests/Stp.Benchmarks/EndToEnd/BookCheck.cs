using System.Text.Json;

namespace Stp.Benchmarks.EndToEnd;

/// <summary>Reads the book over HTTP and compares it with what the day must have made.</summary>
internal static class BookCheck
{
    private const string LargestPage = "maxpagesize=1000";

    /// <summary>The differences; none when the book is right.</summary>
    public static async Task<List<string>> RunAsync(HttpClient http, GeneratedDay day, int messages)
    {
        var problems = new List<string>();
        var open = 0;
        await foreach (var _ in http.ItemsAsync("api/trades?status=open&" + LargestPage))
        {
            open++;
        }

        problems.Compare("open trades", messages, open);
        var held = 0;
        await foreach (var _ in http.ItemsAsync("api/exceptions?" + LargestPage))
        {
            held++;
        }

        problems.Compare("held messages", 0, held);
        var missing = day.Expected.Keys.ToHashSet();
        await foreach (var item in http.ItemsAsync("api/positions?" + LargestPage))
        {
            var key = (item.GetProperty("account").GetString()!, item.GetProperty("instrument").GetString()!);
            missing.Remove(key);
            problems.Compare($"position {key}", day.Expected.GetValueOrDefault(key), Sums(item));
        }

        problems.AddRange(missing.Select(key => $"position {key} is missing"));
        return problems;
    }

    private static (decimal Bought, decimal Sold, decimal Notional, int Trades) Sums(JsonElement item)
    {
        var (bought, sold) = (item.GetProperty("boughtLots").GetDecimal(), item.GetProperty("soldLots").GetDecimal());
        var notional = (bought * Price(item, "averageBuyPrice")) + (sold * Price(item, "averageSellPrice"));
        // Averages are told with eight decimals, so their product is exact to the cent.
        return (bought, sold, Math.Round(notional, 2), item.GetProperty("tradeCount").GetInt32());
    }

    private static decimal Price(JsonElement item, string name) => item.GetProperty(name) is { ValueKind: JsonValueKind.Number } price ? price.GetDecimal() : 0m;
}
