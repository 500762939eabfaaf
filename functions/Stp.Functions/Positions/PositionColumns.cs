using Stp.Domain.Positions;
using Stp.Functions.Http;

namespace Stp.Functions.Positions;

/// <summary>Positions as CSV.</summary>
internal static class PositionColumns
{
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
