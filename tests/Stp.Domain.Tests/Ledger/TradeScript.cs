using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Ledger;

namespace Stp.Domain.Tests.Ledger;

/// <summary>A trade as a venue would report it, and the lines that must be in force once every report has arrived.</summary>
internal sealed record TradeScript(string Id, IReadOnlyList<TradeEvent> Events, IReadOnlyList<TradeLine> Expected)
{
    private static readonly string[] Accounts = ["GAS-UK", "OIL-EU", "POWER-DE"];
    private static readonly string[] Instruments = ["IFEU:BRN:2027-01", "XNYM:CL:2027-01"];

    /// <summary>Days of trading: each trade told as versions of one identity, or as a chain of reports that amend the one before.</summary>
    public static Gen<IReadOnlyList<TradeScript>> Day(int maxTrades) =>
        from count in Gen.Choose(1, maxTrades)
        from scripts in Gen.CollectToSequence(Enumerable.Range(1, count), i => One("T" + i))
        select (IReadOnlyList<TradeScript>)[.. scripts];

    private static Gen<TradeScript> One(string id) =>
        from versions in Lines().NonEmptyListOf()
        from chained in Gen.Elements(true, false)
        from cancelled in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select Tell(id, [.. versions.Take(5)], chained, cancelled);

    private static TradeScript Tell(string id, IReadOnlyList<IReadOnlyList<TradeLine>> versions, bool chained, bool cancelled)
    {
        var events = versions.Select((lines, i) => Report(
            chained && i > 0 ? $"{id}r{i}" : id,
            chained && i > 0 ? (i == 1 ? id : $"{id}r{i - 1}") : null,
            i == 0 ? TradeAction.New : TradeAction.Replace,
            i,
            lines)).ToList();
        if (cancelled)
        {
            var last = events[^1].TradeKey;
            events.Add(Report(chained ? id + "bust" : id, chained ? last : null, TradeAction.Cancel, versions.Count, []));
        }

        return new TradeScript(id, events, cancelled ? [] : versions[^1]);
    }

    private static TradeEvent Report(string key, string? reference, TradeAction action, int version, IReadOnlyList<TradeLine> lines) => new()
    {
        TradeKey = key,
        ReferenceKey = reference,
        Action = action,
        Version = new VersionStamp(version, 0),
        Venue = "test",
        Session = "S",
        ReceivedAt = DateTimeOffset.UnixEpoch,
        TradeDate = new DateOnly(2026, 11, 20),
        ClearingDate = new DateOnly(2026, 11, 20 + (version % 2)),
        Lines = lines,
        Raw = new byte[] { 1 },
    };

    private static Gen<IReadOnlyList<TradeLine>> Lines() =>
        from count in Gen.Choose(1, 3)
        from lines in Gen.CollectToSequence(Enumerable.Range(1, count), Line)
        select (IReadOnlyList<TradeLine>)[.. lines];

    private static Gen<TradeLine> Line(int leg) =>
        from account in Gen.Elements(Accounts)
        from instrument in Gen.Elements(Instruments)
        from side in Gen.Elements(Side.Buy, Side.Sell)
        from lots in Gen.Choose(1, 4)
        from cents in Gen.Choose(-200, 200)
        select new TradeLine
        {
            LegId = leg.ToString(),
            Account = account,
            Instrument = instrument,
            Side = side,
            Lots = lots,
            Price = cents / 100m,
        };
}
