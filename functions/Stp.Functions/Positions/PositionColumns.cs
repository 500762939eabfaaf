using Stp.Domain.Positions;
using Stp.Functions.Http;

namespace Stp.Functions.Positions;

/// <summary>Positions as CSV.</summary>
internal static class PositionColumns
{
    public static PositionView Example { get; } = new()
    {
        Account = "GAS-UK-01",
        Instrument = "IFEU:BRN:2027-01",
        Product = "IFEU:BRN",
        Contract = "2027-01",
        BoughtLots = 30,
        SoldLots = 10,
        NetLots = 20,
        AverageBuyPrice = 72.415m,
        AverageSellPrice = 73.02m,
        RealisedPnl = 6050,
        Currency = "USD",
        NetQuantity = 20_000,
        Unit = "bbl",
        TradeCount = 7,
        AsOf = null,
        KnownAt = null,
        UpdatedAt = new DateTimeOffset(2026, 11, 20, 18, 0, 0, TimeSpan.Zero),
        Expiry = new DateOnly(2026, 11, 30),
        IncompleteReason = null,
    };

    public static CsvColumns<PositionView> All { get; } = new(
        ("account", p => p.Account),
        ("instrument", p => p.Instrument),
        ("product", p => p.Product),
        ("contract", p => p.Contract),
        ("boughtLots", p => p.BoughtLots),
        ("soldLots", p => p.SoldLots),
        ("netLots", p => p.NetLots),
        ("averageBuyPrice", p => p.AverageBuyPrice),
        ("averageSellPrice", p => p.AverageSellPrice),
        ("realisedPnl", p => p.RealisedPnl),
        ("currency", p => p.Currency),
        ("netQuantity", p => p.NetQuantity),
        ("unit", p => p.Unit),
        ("tradeCount", p => p.TradeCount),
        ("asOf", p => p.AsOf),
        ("knownAt", p => p.KnownAt),
        ("updatedAt", p => p.UpdatedAt),
        ("expiry", p => p.Expiry),
        ("complete", p => p.Complete),
        ("incompleteReason", p => p.IncompleteReason));
}
