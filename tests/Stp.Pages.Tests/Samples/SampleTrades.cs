using Stp.Pages.Charts;
using Stp.Pages.Parts;
using Stp.Pages.Positions;
using Stp.Pages.Trades;

namespace Stp.Pages.Tests.Samples;

/// <summary>Positions and trades.</summary>
internal static class SampleTrades
{
    private static readonly DateTimeOffset Now = SampleFrames.Now;

    public static PositionsModel Positions { get; } = new()
    {
        Filter = new PositionsFilter(null, null, null, null, null),
        Rows = Rows(),
        Next = "GAS-US-01,XNYM:NG:2027-02",
        Net = DeliveryNet.Of(Rows().Select(row => (row.Contract, row.NetQuantity, row.Unit))),
        Accounts = ["GAS-UK-01", "GAS-US-01", "OIL-01"],
        Products = ["IFEU:BRN", "NDEX:TFM", "XNYM:NG"],
    };

    public static PositionsModel NoPositions { get; } = Positions with { Rows = [], Net = [], Next = null };

    public static PositionModel Position { get; } = new()
    {
        Position = Positions.Rows[0],
        AsOf = new DateOnly(2026, 11, 20),
        KnownAt = Now.AddHours(-1),
        Postings = [Posting(1, "buy", 10m, 74.55m), Posting(2, "buy", -10m, 74.55m), Posting(2, "buy", 12m, 74.55m)],
        Next = "2026-11-20T14:03:05,T1!2!2",
    };

    public static BlotterModel Blotter { get; } = new()
    {
        Trades = [Trade(), Trade("ICE-20261120-1042") with { Revision = 1, Side = "sell", Price = -1.25m, Status = "cancelled" }, Parked],
        Source = "trades?clearingDate=2026-11-20&maxpagesize=200",
        ClearingDate = new DateOnly(2026, 11, 20),
        Accounts = ["OIL-01"],
    };

    public static TradeModel Lineage { get; } = new()
    {
        Trade = Trade(),
        Reports = [Report("new", 0, null), Report("replace", 95, "ICE-20261120-1041")],
        Revisions =
        [
            new TradeRevisionRow(1, Now.AddMinutes(-120).AddSeconds(1), [new EffectRow("1", "OIL-01", "IFEU:BRN:2027-01", new DateOnly(2026, 11, 20), "buy", 10m, 74.55m)]),
            new TradeRevisionRow(2, Now.AddMinutes(-25).AddSeconds(1), [new EffectRow("1", "OIL-01", "IFEU:BRN:2027-01", new DateOnly(2026, 11, 20), "buy", 12m, 74.55m)]),
        ],
        Postings = Position.Postings,
    };

    public static DecodedModel Decoded(bool hasCause) => new(
        "fix", "ice",
        [
            new DecodedLine(8, "BeginString", "FIX.4.4", false, []),
            new DecodedLine(35, "MsgType", "AE", false, []),
            new DecodedLine(34, "MsgSeqNum", "1041", false, []),
            new DecodedLine(55, "Symbol", "BRN FMF0027!", false, []),
            new DecodedLine(552, "NoSides", "1", false,
            [
                new DecodedLine(null, "1", null, false,
                [
                    new DecodedLine(54, "Side", "1", false, []),
                    new DecodedLine(453, "NoPartyIDs", "1", false, [new DecodedLine(null, "1", null, false, [new DecodedLine(448, "PartyID", "NWE-4471", hasCause, [])])]),
                ]),
            ]),
            new DecodedLine(9999, null, "x", false, []),
        ],
        ["000000  38 3D 46 49 58                                   8=FIX"],
        5,
        true);

    private static TradeRow Parked => new(
        "ICE-20261120-1043", "ice", "parked", 0, null, null, null, null, null, null, null, null, null, null, null, null, []);

    private static TradeRow Trade(string key = "ICE-20261120-1041")
    {
        var leg = new LegRow("1", "OIL-01", "IFEU:BRN:2027-01", "buy", 12m, 74.55m, "final", "Jane Doe", "Marex", "marex");
        return new TradeRow(
            key, "ice", "open", 2, leg.Account, leg.Instrument, leg.Side, leg.Lots, leg.Price, "provisional", new DateOnly(2026, 11, 20),
            new DateOnly(2026, 11, 20), Now.AddMinutes(-120), leg.Trader, leg.Broker, leg.ClearingFirm, [leg, leg with { LegId = "2", Side = "sell", Instrument = "IFEU:BRN:2027-02" }]);
    }

    private static TradeReport Report(string action, int minutesLater, string? references) => new(
        $"ICE-20261120-{1041 + minutesLater}", references, action, $"{minutesLater}.0", "ice", "TC1", 1041 + minutesLater, Now.AddMinutes(minutesLater - 120),
        Now.AddMinutes(minutesLater - 120).AddMilliseconds(-420), "8=FIX.4.4\u00019=12\u000135=AE\u000110=000\u0001", "utf-8", Decoded(hasCause: false));

    private static PostingRow Posting(int revision, string side, decimal lots, decimal price) => new(
        $"ICE-20261120-1041!{revision}!1", "OIL-01", "IFEU:BRN:2027-01", "ICE-20261120-1041", revision, "1", new DateOnly(2026, 11, 20), side, lots, price,
        Now.AddMinutes(-120 + (95 * (revision - 1))));

    private static PositionRow[] Rows() =>
    [
        Row("OIL-01", "IFEU:BRN:2027-01", 1_240m, 1_165m, 1_000m, "bbl", null),
        Row("OIL-01", "IFEU:BRN:2027-02", 300m, 520m, 1_000m, "bbl", null),
        Row("OIL-01", "IFEU:BRN:2027-03:C:75", 40m, 0m, 1_000m, "bbl", null),
        Row("GAS-UK-01", "NDEX:TFM:2027-01", 85m, 20m, 744m, "MWh", "Feed ice TC1 lacks 3 messages of 2026-11-20, 1044 to 1046."),
        Row("GAS-UK-01", "NDEX:TFM:2027-Q1", 0m, 12m, 2_160m, "MWh", null),
        Row("GAS-US-01", "XNYM:NG:2027-01", 7m, 7m, 10_000m, "MMBtu", null),
        Row("GAS-US-01", "XNYM:NG:2027-02", 5m, 0m, null, null, null),
    ];

    private static PositionRow Row(string account, string instrument, decimal bought, decimal sold, decimal? lotSize, string? unit, string? reason)
    {
        var parts = instrument.Split(':', 3);
        return new PositionRow(
            account, instrument, $"{parts[0]}:{parts[1]}", parts[2], bought, sold, bought - sold, bought == 0m ? null : 74.55123456m, sold == 0m ? null : 74.8m,
            unit is null ? null : 12_345.6m * (bought > sold ? 1 : -1), unit is null ? null : "USD", (bought - sold) * lotSize, unit, new DateOnly(2026, 11, 30), 41,
            Now.AddMinutes(-3), reason);
    }
}
