using Stp.Functions.Http;
using Stp.Functions.Trades;
using Stp.Pages.Trades;

namespace Stp.Functions.Pages.Trades;

/// <summary>Trades as pages show them.</summary>
internal static class TradeRows
{
    public static TradeRow Of(TradeItem t) => new(
        t.TradeKey,
        t.Venue,
        EnumText.Of(t.Status),
        t.Revision,
        t.Account,
        t.Instrument,
        t.Side is { } side ? EnumText.Of(side) : null,
        t.Lots,
        t.Price,
        t.PriceKind is { } kind ? EnumText.Of(kind) : null,
        t.TradeDate,
        t.ClearingDate,
        t.TransactTime,
        t.Trader,
        t.Broker,
        t.ClearingFirm,
        [.. t.Legs.Select(Of)]);

    private static LegRow Of(LegItem leg) => new(
        leg.LegId,
        leg.Account,
        leg.Instrument,
        EnumText.Of(leg.Side),
        leg.Lots,
        leg.Price,
        EnumText.Of(leg.PriceKind),
        leg.Trader,
        leg.Broker,
        leg.ClearingFirm);
}
