using Stp.Domain.Ledger;
using Stp.Functions.Http;

namespace Stp.Functions.Trades;

/// <summary>A trade as the HTTP contract lists it. What stands beside <c>legs</c> is of the first leg.</summary>
internal record TradeItem(
    string TradeKey,
    string? Venue,
    TradeStatus Status,
    int Revision,
    string? Account,
    string? Instrument,
    Side? Side,
    decimal? Lots,
    decimal? Price,
    PriceKind? PriceKind,
    DateOnly? TradeDate,
    DateOnly? ClearingDate,
    DateTimeOffset? TransactTime,
    string? Trader,
    string? Broker,
    string? ClearingFirm,
    IReadOnlyList<LegItem> Legs)
{
    public static CsvColumns<TradeItem> Columns { get; } = new(
        ("tradeKey", t => t.TradeKey),
        ("venue", t => t.Venue),
        ("status", t => t.Status.ToString().ToLowerInvariant()),
        ("revision", t => t.Revision),
        ("account", t => t.Account),
        ("instrument", t => t.Instrument),
        ("side", t => t.Side?.ToString().ToLowerInvariant()),
        ("lots", t => t.Lots),
        ("price", t => t.Price),
        ("priceKind", t => t.PriceKind?.ToString().ToLowerInvariant()),
        ("tradeDate", t => t.TradeDate),
        ("clearingDate", t => t.ClearingDate),
        ("transactTime", t => t.TransactTime),
        ("trader", t => t.Trader),
        ("broker", t => t.Broker),
        ("clearingFirm", t => t.ClearingFirm),
        ("legs", t => t.Legs.Count));

    public static TradeItem Example { get; } = new(
        "ice.118800010",
        "ice",
        TradeStatus.Open,
        1,
        LegItem.Example.Account,
        LegItem.Example.Instrument,
        LegItem.Example.Side,
        LegItem.Example.Lots,
        LegItem.Example.Price,
        LegItem.Example.PriceKind,
        new DateOnly(2026, 11, 20),
        new DateOnly(2026, 11, 20),
        new DateTimeOffset(2026, 11, 20, 6, 0, 34, 957, TimeSpan.Zero),
        LegItem.Example.Trader,
        LegItem.Example.Broker,
        LegItem.Example.ClearingFirm,
        [LegItem.Example]);

    public static TradeItem Of(Trade trade)
    {
        var state = trade.State;
        var (terms, first) = (state.Terms, state.Terms?.Lines is [var leg, ..] ? leg : null);
        return new TradeItem(
            trade.TradeKey,
            terms?.Venue ?? trade.Events[0].Venue,
            state.Status,
            trade.Revision,
            first?.Account,
            first?.Instrument,
            first?.Side,
            first?.Lots,
            first?.Price,
            first?.PriceKind,
            terms?.TradeDate,
            terms?.ClearingDate,
            terms?.TransactTime,
            first?.Trader,
            first?.Broker,
            first?.ClearingFirm,
            [.. (terms?.Lines ?? []).Select(LegItem.Of)]);
    }
}

/// <summary>One leg of a trade.</summary>
internal sealed record LegItem(
    string LegId, string Account, string Instrument, Side Side, decimal Lots, decimal Price, PriceKind PriceKind, string? Trader, string? Broker, string? ClearingFirm)
{
    public static LegItem Example { get; } =
        new("1", "GAS-UK-01", "IFEU:BRN:2027-01", Side.Buy, 11, 72.415m, PriceKind.Final, "Jane Doe", "Marex", "21877");

    public static LegItem Of(TradeLine line) =>
        new(line.LegId, line.Account, line.Instrument, line.Side, line.Lots, line.Price, line.PriceKind, line.Trader, line.Broker, line.ClearingFirm);
}
