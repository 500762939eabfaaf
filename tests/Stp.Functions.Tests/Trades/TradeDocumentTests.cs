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

    [Fact]
    public void A_stored_trade_tells_when_each_account_was_last_touched_also_one_that_it_has_left()
    {
        var (first, second) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1));
        var report = TradeOfOneReport().Events[0];
        var moved = report with { Action = TradeAction.Replace, Version = new VersionStamp(2, 0), Lines = [report.Lines[0] with { Account = "BOOK-2" }] };
        var document = TradeDocument.Of(TradeOfOneReport().Record([moved], second));

        Assert.Equal(["BOOK-2"], document.Accounts);
        Assert.Equal(["BOOK-1|1970-01-01T01:00:00.0000000Z", "BOOK-2|1970-01-01T01:00:00.0000000Z"], document.ChangedIn);
        Assert.All(["BOOK-1", "BOOK-2"], account => Assert.Equal((true, false), (IsIn(account, first), IsIn(account, second))));

        bool IsIn(string account, DateTimeOffset since) => AccountChange.After(account, since) is var (from, before)
            && document.ChangedIn!.Any(change => string.CompareOrdinal(change, from) >= 0 && string.CompareOrdinal(change, before) < 0);
    }

    [Fact]
    public void A_document_of_before_accounts_told_their_changes_is_read()
    {
        var json = JsonSerializer.Serialize(TradeDocument.Of(TradeOfOneReport()), StorageJson.Default.TradeDocument);
        var old = json.Replace("\"changedIn\":[\"BOOK-1|1970-01-01T00:00:00.0000000Z\"],", "", StringComparison.Ordinal);
        Assert.NotEqual(json, old);

        Assert.Null(JsonSerializer.Deserialize(old, StorageJson.Default.TradeDocument)!.ChangedIn);
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
