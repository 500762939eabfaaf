using Stp.Benchmarks.EndToEnd;

namespace Stp.Benchmarks.Holding;

/// <summary>Whether everything that was held is booked once, read over HTTP.</summary>
internal static class HeldCheck
{
    private const string LargestPage = "maxpagesize=1000";

    /// <summary>What is wrong; nothing where the book is right.</summary>
    public static async Task<List<string>> RunAsync(HttpClient http, HeldFeed feed, int messages)
    {
        var problems = new List<string>();
        foreach (var status in (string[])["open", "reprocessing", "dismissed", "resolved"])
        {
            var count = await http.ItemsAsync($"exceptions/groups?status={status}").Select(group => group.GetProperty("count").GetInt32()).SumAsync();
            problems.Compare($"messages {status}", status == "resolved" ? messages : 0, count);
        }

        problems.Compare("trades", messages, await http.ItemsAsync($"trades?status=open&{LargestPage}").CountAsync());
        var expected = feed.Expected();
        await foreach (var position in http.ItemsAsync($"positions?{LargestPage}"))
        {
            var (account, instrument) = (position.GetProperty("account").GetString(), position.GetProperty("instrument").GetString()!);
            var sums = (position.GetProperty("boughtLots").GetDecimal(), position.GetProperty("soldLots").GetDecimal(), position.GetProperty("tradeCount").GetInt32());
            problems.Compare($"position {account} {instrument}", account == HeldFeed.Account ? expected.GetValueOrDefault(instrument) : default, sums);
            expected.Remove(instrument);
        }

        problems.AddRange(expected.Keys.Select(instrument => $"position {instrument} is missing"));
        return problems;
    }
}
