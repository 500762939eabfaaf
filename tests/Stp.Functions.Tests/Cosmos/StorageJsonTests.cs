using System.Text;
using System.Text.Json;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;
using Stp.Functions.Trades;

namespace Stp.Functions.Tests.Cosmos;

public class StorageJsonTests
{
    [Fact]
    public void A_trade_comes_back_as_it_was()
    {
        var trade = Trade.Unknown("cme-stp.A1").Record([Event(70.123456789012m)], DateTimeOffset.UnixEpoch.AddTicks(7));

        var json = JsonSerializer.SerializeToUtf8Bytes(TradeDocument.Of(trade), StorageJson.Default.TradeDocument);
        var back = JsonSerializer.Deserialize(json, StorageJson.Default.TradeDocument)!.Trade;

        Assert.Equal(json, JsonSerializer.SerializeToUtf8Bytes(TradeDocument.Of(back), StorageJson.Default.TradeDocument));
        Assert.Same(back, back.Record(trade.Events, DateTimeOffset.UnixEpoch));
        Assert.Equal(trade.Events[0].Raw.ToArray(), back.Events[0].Raw.ToArray());
        Assert.Equal(trade.State.Lines, back.State.Lines);
    }

    [Fact]
    public void A_decimal_is_a_string_because_the_database_would_round_a_number() =>
        Assert.Contains("\"price\":\"70.1234567890123456789\"", Encoding.UTF8.GetString(
            JsonSerializer.SerializeToUtf8Bytes(Event(70.1234567890123456789m), StorageJson.Default.TradeEvent)), StringComparison.Ordinal);

    [Fact]
    public void Instants_sort_as_texts()
    {
        var instants = new[] { 0L, 1, 10, 9_999_999, 10_000_000, 123_456_789 }.Select(t => DateTimeOffset.UnixEpoch.AddTicks(t)).ToList();

        Assert.Equal(instants.Select(SortableInstantConverter.Text), instants.Select(SortableInstantConverter.Text).Order(StringComparer.Ordinal));
    }

    private static TradeEvent Event(decimal price) => new()
    {
        TradeKey = "cme-stp.A1",
        Action = TradeAction.Replace,
        Version = new VersionStamp(long.MaxValue, 3),
        Venue = "cme-stp",
        Session = "STP>US",
        SeqNum = 7,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        TransactTime = DateTimeOffset.UnixEpoch.AddTicks(1),
        TradeDate = new DateOnly(2026, 11, 20),
        ClearingDate = new DateOnly(2026, 11, 23),
        Lines =
        [
            new TradeLine { LegId = "1", Account = "GAS-UK", Instrument = "XNYM:CL:2027-01", Side = Side.Sell, Lots = 2.5m, Price = price, PriceKind = PriceKind.Provisional },
        ],
        Raw = "8=FIX.4.4\u0001\u00ff"u8.ToArray(),
    };
}
