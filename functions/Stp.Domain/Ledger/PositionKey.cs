namespace Stp.Domain.Ledger;

/// <summary>What a position is of.</summary>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
public readonly record struct PositionKey(string Account, string Instrument);
