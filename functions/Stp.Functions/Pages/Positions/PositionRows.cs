using Stp.Domain.Positions;
using Stp.Functions.Http;
using Stp.Functions.Positions;
using Stp.Pages.Positions;

namespace Stp.Functions.Pages.Positions;

/// <summary>Positions and postings as pages show them.</summary>
internal static class PositionRows
{
    public static PositionRow Of(PositionView p) => new(
        p.Account,
        p.Instrument,
        p.Product,
        p.Contract,
        p.BoughtLots,
        p.SoldLots,
        p.NetLots,
        p.AverageBuyPrice,
        p.AverageSellPrice,
        p.RealisedPnl,
        p.Currency,
        p.NetQuantity,
        p.Unit,
        p.Expiry,
        p.TradeCount,
        p.UpdatedAt,
        p.IncompleteReason);

    public static PostingRow Of(PostingItem p) => new(
        p.Id, p.Account, p.Instrument, p.TradeKey, p.Revision, p.LegId, p.ClearingDate, EnumText.Of(p.Side), p.Lots, p.Price, p.BookedAt);
}
