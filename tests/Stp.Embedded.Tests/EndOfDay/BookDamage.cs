using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Stp.Functions.Cosmos;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Does to the stored book what nothing in the product would do.</summary>
internal static class BookDamage
{
    /// <summary>Changes the stored position of the Friday.</summary>
    public static async Task ChangePositionAsync(EndOfDayUnderTest day, string account, decimal boughtLots)
    {
        var (positions, partition) = Of(day, account);
        using var read = await positions.ReadItemStreamAsync(SampleTrade.Instrument, partition);
        var document = (await JsonNode.ParseAsync(read.Content))!;
        document["days"]![0]!["totals"]!["boughtLots"] = JsonValue.Create(boughtLots.ToString(CultureInfo.InvariantCulture));
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(document.ToJsonString()));
        using var written = await positions.ReplaceItemStreamAsync(body, SampleTrade.Instrument, partition);
        Assert.True(written.IsSuccessStatusCode);
    }

    /// <summary>Changes the lots that the first report of a trade has told, and nothing else.</summary>
    public static async Task ChangeTradeAsync(EndOfDayUnderTest day, string tradeKey, decimal lots)
    {
        var trades = day.Services.GetRequiredService<StpDatabase>().Trades;
        using var read = await trades.ReadItemStreamAsync(tradeKey, new PartitionKey(tradeKey));
        var document = (await JsonNode.ParseAsync(read.Content))!;
        document["trade"]!["events"]![0]!["lines"]![0]!["lots"] = JsonValue.Create(lots.ToString(CultureInfo.InvariantCulture));
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(document.ToJsonString()));
        using var written = await trades.ReplaceItemStreamAsync(body, tradeKey, new PartitionKey(tradeKey));
        Assert.True(written.IsSuccessStatusCode);
    }

    /// <summary>Loses a posting.</summary>
    public static async Task DeletePostingAsync(EndOfDayUnderTest day, string account, string id)
    {
        var (positions, partition) = Of(day, account);
        using var deleted = await positions.DeleteItemStreamAsync(id, partition);
        Assert.True(deleted.IsSuccessStatusCode);
    }

    private static (Container Positions, PartitionKey Partition) Of(EndOfDayUnderTest day, string account) =>
        (day.Services.GetRequiredService<StpDatabase>().Positions, new PartitionKeyBuilder().Add(account).Add(SampleTrade.Instrument).Build());
}
