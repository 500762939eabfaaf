using System.Text;
using System.Text.Json;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;
using Stp.Functions.Trades;

namespace Stp.Functions.Tests.Trades;

public class TradeDocumentTests
{
    private static readonly byte[] Raw = Encoding.ASCII.GetBytes("8=FIX.4.4|35=8|58=only once|10=000|");

    [Fact]
    public void A_stored_trade_holds_each_raw_message_once()
    {
        var json = JsonSerializer.Serialize(TradeDocument.Of(TradeOfOneReport()), StorageJson.Default.TradeDocument);

        Assert.Equal(2, json.Split(Convert.ToBase64String(Raw)).Length);
    }

    [Fact]
    public void A_stored_trade_has_the_same_state_when_it_is_read()
    {
        var trade = TradeOfOneReport();
        var json = JsonSerializer.Serialize(TradeDocument.Of(trade), StorageJson.Default.TradeDocument);

        var read = JsonSerializer.Deserialize(json, StorageJson.Default.TradeDocument)!.Trade;

        Assert.Equal(trade.State.Status, read.State.Status);
        Assert.Equal(trade.State.Lines, read.State.Lines);
        Assert.Equal(trade.Revision, read.Revision);
        Assert.Equal(Raw, read.Events[0].Raw.ToArray());
    }

    private static Trade TradeOfOneReport() => Trade.Unknown("ice.1").Record(
        [
            new TradeEvent
            {
                TradeKey = "ice.1",
                Action = TradeAction.New,
                Version = new VersionStamp(1, 0),
                Venue = "ice",
                Session = "TC1",
                ReceivedAt = DateTimeOffset.UnixEpoch,
                ClearingDate = new DateOnly(2026, 11, 20),
                Lines = [new TradeLine { LegId = "1", Account = "BOOK-1", Instrument = "IFEU:BRN:2027-01", Side = Side.Buy, Lots = 3m, Price = 70.25m }],
                Raw = Raw,
            },
        ],
        DateTimeOffset.UnixEpoch);
}
