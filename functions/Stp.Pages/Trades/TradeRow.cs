using Stp.Pages.Parts;

namespace Stp.Pages.Trades;

/// <summary>A trade as <c>GET trades</c> gives it. What stands beside <see cref="Legs"/> is of the first leg.</summary>
/// <param name="TradeKey">The venue's identity of the trade.</param>
/// <param name="Venue">The venue.</param>
/// <param name="Status"><c>open</c>, <c>cancelled</c> or <c>parked</c>.</param>
/// <param name="Revision">How often its effect has changed.</param>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Lots">Lots.</param>
/// <param name="Price">The price.</param>
/// <param name="PriceKind"><c>final</c> or <c>provisional</c>.</param>
/// <param name="TradeDate">The trade date.</param>
/// <param name="ClearingDate">The clearing date.</param>
/// <param name="TransactTime">The venue's time of the trade.</param>
/// <param name="Trader">The trader.</param>
/// <param name="Broker">The broker.</param>
/// <param name="ClearingFirm">The clearing firm.</param>
/// <param name="Legs">Its legs.</param>
public sealed record TradeRow(
    string TradeKey,
    string? Venue,
    string Status,
    int Revision,
    string? Account,
    string? Instrument,
    string? Side,
    decimal? Lots,
    decimal? Price,
    string? PriceKind,
    DateOnly? TradeDate,
    DateOnly? ClearingDate,
    DateTimeOffset? TransactTime,
    string? Trader,
    string? Broker,
    string? ClearingFirm,
    IReadOnlyList<LegRow> Legs)
{
    /// <summary>Whether the venue has changed it after it was booked.</summary>
    public bool IsAmended => Revision > 1;

    /// <summary>The colour of its status: a trade that is open is as it should be.</summary>
    public string Tone => Status == "parked" ? Badges.Warn : Badges.Plain;
}

/// <summary>A leg of a trade.</summary>
/// <param name="LegId">Which leg.</param>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Lots">Lots.</param>
/// <param name="Price">The price.</param>
/// <param name="PriceKind"><c>final</c> or <c>provisional</c>.</param>
/// <param name="Trader">The trader.</param>
/// <param name="Broker">The broker.</param>
/// <param name="ClearingFirm">The clearing firm.</param>
public sealed record LegRow(
    string LegId, string Account, string Instrument, string Side, decimal Lots, decimal Price, string PriceKind, string? Trader, string? Broker, string? ClearingFirm);
