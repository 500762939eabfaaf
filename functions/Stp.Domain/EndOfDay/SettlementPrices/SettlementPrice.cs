namespace Stp.Domain.EndOfDay.SettlementPrices;

/// <summary>The settlement price of an instrument on a business date.</summary>
/// <param name="Instrument">The instrument, <c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Price">In the contract's price unit.</param>
public sealed record SettlementPrice(string Instrument, decimal Price);
