using Stp.Domain.Ledger;
using Stp.Functions.Http;

namespace Stp.Functions.Positions;

/// <summary>A posting as the HTTP contract shows it.</summary>
internal sealed record PostingItem(
    string Id,
    string Account,
    string Instrument,
    string TradeKey,
    int Revision,
    string LegId,
    DateOnly ClearingDate,
    Side Side,
    decimal Lots,
    decimal Price,
    DateTimeOffset BookedAt)
{
    public static CsvColumns<PostingItem> Columns { get; } = new(
        ("id", p => p.Id),
        ("account", p => p.Account),
        ("instrument", p => p.Instrument),
        ("tradeKey", p => p.TradeKey),
        ("revision", p => p.Revision),
        ("legId", p => p.LegId),
        ("clearingDate", p => p.ClearingDate),
        ("side", p => p.Side == Side.Buy ? "buy" : "sell"),
        ("lots", p => p.Lots),
        ("price", p => p.Price),
        ("bookedAt", p => p.BookedAt));

    public static PostingItem Example { get; } = new(
        "ice.118800010.1.1",
        "GAS-UK-01",
        "IFEU:BRN:2027-01",
        "ice.118800010",
        1,
        "1",
        new DateOnly(2026, 11, 20),
        Side.Buy,
        11,
        72.415m,
        new DateTimeOffset(2026, 11, 20, 6, 0, 35, TimeSpan.Zero));

    public static PostingItem Of(PostingDocument p) =>
        new(p.Id, p.Account, p.Instrument, p.TradeKey, p.Revision, p.LegId, p.ClearingDate, p.Side, p.Lots, p.Price, p.BookedAt);
}
