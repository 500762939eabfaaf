using Stp.Domain.Feeds;
using Stp.Domain.Ledger;
using Stp.Domain.Reference;

namespace Stp.Domain.Positions;

/// <summary>A position as finance reads it, derived from its sums.</summary>
public sealed record PositionView
{
    /// <summary>Our account.</summary>
    public required string Account { get; init; }

    /// <summary><c>MIC:PRODUCT:CONTRACT</c>.</summary>
    public required string Instrument { get; init; }

    /// <summary><c>MIC:PRODUCT</c>.</summary>
    public required string Product { get; init; }

    /// <summary>The contract: a delivery month, day or quarter, with strike for an option.</summary>
    public required string Contract { get; init; }

    /// <summary>Lots bought.</summary>
    public required decimal BoughtLots { get; init; }

    /// <summary>Lots sold.</summary>
    public required decimal SoldLots { get; init; }

    /// <summary>Bought less sold: above zero is long.</summary>
    public required decimal NetLots { get; init; }

    /// <summary>Average price of what was bought, rounded half to even at 8 decimals; null when nothing was.</summary>
    public required decimal? AverageBuyPrice { get; init; }

    /// <summary>Average price of what was sold; null when nothing was.</summary>
    public required decimal? AverageSellPrice { get; init; }

    /// <summary>Profit on the lots that are both bought and sold, at average prices, in <see cref="Currency"/>, rounded half to even to cents. Null without contract specification.</summary>
    public required decimal? RealisedPnl { get; init; }

    /// <summary>ISO 4217 code; null without contract specification.</summary>
    public required string? Currency { get; init; }

    /// <summary>Net position in physical units; null without contract specification.</summary>
    public required decimal? NetQuantity { get; init; }

    /// <summary>The physical unit, for example MWh.</summary>
    public required string? Unit { get; init; }

    /// <summary>The last trading day of the contract; null where it is not known.</summary>
    public required DateOnly? Expiry { get; init; }

    /// <summary>Trades with a line in the position.</summary>
    public required int TradeCount { get; init; }

    /// <summary>The last clearing date that is counted; null for all.</summary>
    public required DateOnly? AsOf { get; init; }

    /// <summary>The instant as of which the book is shown; null for now.</summary>
    public required DateTimeOffset? KnownAt { get; init; }

    /// <summary>Whether nothing is known to be missing in it.</summary>
    public bool Complete => IncompleteReason is null;

    /// <summary>
    /// What is missing in it, a profit that is too large to be told; or what it may be short of, sequence numbers of a feed that contributes to it, or
    /// messages that wait to be booked. Null where it is complete.
    /// </summary>
    public string? IncompleteReason { get; init; }

    /// <summary>When the position last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Derives the view by the reference data and by what the book is known to be short of.</summary>
    public static PositionView Of(
        Position position, ReferenceSnapshot reference, FeedShortfalls shortfalls, DateOnly? asOf, DateTimeOffset? knownAt)
    {
        ArgumentNullException.ThrowIfNull(position);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(shortfalls);
        var product = InstrumentParts.Of(position.Key.Instrument).Product;
        var view = Of(position, reference.Contract(product), asOf, knownAt);
        string?[] reasons = [view.IncompleteReason, shortfalls.ReasonFor(position.Key.Account, product, asOf)];
        return reasons.All(reason => reason is null) ? view : view with { IncompleteReason = string.Join(' ', reasons.Where(reason => reason is not null)) };
    }

    /// <summary>Derives the view. Without a contract specification, lots and prices are still told and the rest is null.</summary>
    public static PositionView Of(Position position, ContractSpecification? specification, DateOnly? asOf, DateTimeOffset? knownAt)
    {
        var instrument = InstrumentParts.Of(position.Key.Instrument);
        var total = position.Total(asOf);
        var lotSize = specification?.LotSizeOf(instrument.DeliveryPeriod);
        var netLots = total.BoughtLots - total.SoldLots;
        var realised = lotSize is null ? null : Pnl.Realised(total, lotSize.Value * specification!.PriceMultiplier);
        return new PositionView
        {
            Account = position.Key.Account,
            Instrument = position.Key.Instrument,
            Product = instrument.Product,
            Contract = instrument.Contract,
            BoughtLots = Shown.Exact(total.BoughtLots),
            SoldLots = Shown.Exact(total.SoldLots),
            NetLots = Shown.Exact(netLots),
            AverageBuyPrice = Average(total.BoughtNotional, total.BoughtLots),
            AverageSellPrice = Average(total.SoldNotional, total.SoldLots),
            RealisedPnl = realised is { } money ? Shown.Money(money) : null,
            Currency = specification?.Currency,
            NetQuantity = lotSize is null ? null : Shown.Exact(netLots * lotSize.Value),
            Unit = specification?.Unit,
            Expiry = specification?.ExpiryOf(instrument.DeliveryPeriod),
            TradeCount = total.Trades,
            AsOf = asOf,
            KnownAt = knownAt,
            IncompleteReason = lotSize is null || realised is not null
                ? null
                : $"Its realised profit is too large to be told: look at lot size and price multiplier of {instrument.Product}.",
            UpdatedAt = position.UpdatedAt,
        };
    }

    private static decimal? Average(decimal notional, decimal lots) => lots == 0m ? null : Shown.Price(notional / lots);
}
