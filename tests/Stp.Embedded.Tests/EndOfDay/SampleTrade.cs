using Stp.Domain.Ledger;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>Reports of trades in the one instrument of these tests.</summary>
internal static class SampleTrade
{
    public const string Instrument = "XNYM:CL:2027-01";

    /// <summary>The same instrument as the statement calls it.</summary>
    public const string Symbol = "CLF7";

    /// <summary>A new trade; sold is below zero.</summary>
    public static TradeEvent New(string key, string account, decimal lots, decimal price, DateOnly date) => Report(key, TradeAction.New, version: 1, date) with
    {
        Lines =
        [
            new TradeLine
            {
                LegId = "1", Account = account, Instrument = Instrument, Side = lots > 0m ? Side.Buy : Side.Sell, Lots = Math.Abs(lots), Price = price,
            },
        ],
    };

    /// <summary>The cancel of a trade.</summary>
    public static TradeEvent Cancel(string key, DateOnly date) => Report(key, TradeAction.Cancel, version: 2, date);

    private static TradeEvent Report(string key, TradeAction action, int version, DateOnly date) => new()
    {
        TradeKey = key,
        Action = action,
        Version = new VersionStamp(version, 0),
        Venue = "cme-stp",
        Session = "S",
        ReceivedAt = DateTimeOffset.UnixEpoch,
        TradeDate = date,
        ClearingDate = date,
        Raw = "8=FIX"u8.ToArray(),
    };
}
