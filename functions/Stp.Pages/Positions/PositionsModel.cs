using Stp.Pages.Charts;

namespace Stp.Pages.Positions;

/// <summary>Positions that match a filter.</summary>
public sealed record PositionsModel
{
    /// <summary>What is asked for, as it stands in the address.</summary>
    public required PositionsFilter Filter { get; init; }

    /// <summary>One page of them, by account and instrument.</summary>
    public required IReadOnlyList<PositionRow> Rows { get; init; }

    /// <summary>The place of the next page; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>Net by delivery month of everything that matches, or of this page alone.</summary>
    public required IReadOnlyList<DeliveryNet> Net { get; init; }

    /// <summary>Whether <see cref="Net"/> is of this page alone.</summary>
    public bool IsNetOfPage { get; init; }

    /// <summary>Accounts that the reader may see, to choose from; some of them where there are very many.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>Products, to choose from.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>What is wrong with the filter; null where nothing is.</summary>
    public string? Problem { get; init; }
}

/// <summary>Which positions; null is for all. The names are those of <c>GET positions</c>.</summary>
/// <param name="Account">One account.</param>
/// <param name="Product">One product, <c>MIC:PRODUCT</c>.</param>
/// <param name="Instrument">One instrument, <c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="AsOf">The last clearing date that counts.</param>
/// <param name="KnownAt">As it was known then.</param>
/// <param name="After">The place of this page in the list; null for the first page.</param>
public sealed record PositionsFilter(string? Account, string? Product, string? Instrument, DateOnly? AsOf, DateTimeOffset? KnownAt, string? After = null);

/// <summary>A position as <c>GET positions</c> gives it.</summary>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Product"><c>MIC:PRODUCT</c>.</param>
/// <param name="Contract">The contract.</param>
/// <param name="BoughtLots">Lots bought.</param>
/// <param name="SoldLots">Lots sold.</param>
/// <param name="NetLots">Bought less sold.</param>
/// <param name="AverageBuyPrice">Average price of what was bought; null when nothing was.</param>
/// <param name="AverageSellPrice">Average price of what was sold; null when nothing was.</param>
/// <param name="RealisedPnl">Profit on what is both bought and sold; null without contract specification.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="NetQuantity">Net in physical units.</param>
/// <param name="Unit">The physical unit.</param>
/// <param name="Expiry">The last trading day; null where it is not known.</param>
/// <param name="TradeCount">Trades with a line in it.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="IncompleteReason">What it may be short of, in sentences; null where it is complete.</param>
public sealed record PositionRow(
    string Account,
    string Instrument,
    string Product,
    string Contract,
    decimal BoughtLots,
    decimal SoldLots,
    decimal NetLots,
    decimal? AverageBuyPrice,
    decimal? AverageSellPrice,
    decimal? RealisedPnl,
    string? Currency,
    decimal? NetQuantity,
    string? Unit,
    DateOnly? Expiry,
    int TradeCount,
    DateTimeOffset UpdatedAt,
    string? IncompleteReason);
