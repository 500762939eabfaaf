using Stp.Domain.EndOfDay.Statements;

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>A line of a statement in our own terms.</summary>
/// <param name="ClearingFirm">Whose statement it stands in.</param>
/// <param name="Account">Our account; null on a settlement price.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="LongLots">Long or bought lots.</param>
/// <param name="ShortLots">Short or sold lots.</param>
/// <param name="Price">Trade price in the contract's price unit.</param>
/// <param name="SettlementPrice">Settlement price in the contract's price unit.</param>
public sealed record MappedLine(
    string ClearingFirm,
    string? Account,
    string Instrument,
    StatementLineKind Kind,
    decimal LongLots,
    decimal ShortLots,
    decimal? Price,
    decimal? SettlementPrice);
