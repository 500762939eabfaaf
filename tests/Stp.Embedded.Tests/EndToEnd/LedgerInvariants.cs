using System.Text.Json;

namespace Stp.Embedded.Tests.EndToEnd;

/// <summary>What must be true of any book, whatever was fed: read over HTTP.</summary>
internal static class LedgerInvariants
{
    /// <summary>Each posting exists once, and the postings of each position sum to it.</summary>
    public static async Task AssertSoundAsync(ProductClient client)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var position in await client.ListAsync("positions?maxpagesize=1000"))
        {
            var (account, instrument) = (position.GetProperty("account").GetString()!, position.GetProperty("instrument").GetString()!);
            var postings = await client.ListAsync($"positions/{account}/{instrument}/postings?maxpagesize=1000");
            Assert.All(postings, p => Assert.True(ids.Add(p.GetProperty("id").GetString()!), $"Posting {p.GetProperty("id")} stands twice."));
            AssertSum(position, "boughtLots", "averageBuyPrice", [.. postings.Where(p => p.GetProperty("side").GetString() == "buy")]);
            AssertSum(position, "soldLots", "averageSellPrice", [.. postings.Where(p => p.GetProperty("side").GetString() == "sell")]);
        }
    }

    private static void AssertSum(JsonElement position, string lotsName, string priceName, List<JsonElement> postings)
    {
        var lots = postings.Sum(p => p.GetProperty("lots").GetDecimal());
        Assert.Equal(lots, position.GetProperty(lotsName).GetDecimal());
        if (lots != 0)
        {
            var notional = postings.Sum(p => p.GetProperty("lots").GetDecimal() * p.GetProperty("price").GetDecimal());
            Assert.Equal(Math.Round(notional / lots, 8), position.GetProperty(priceName).GetDecimal());
        }
    }
}
