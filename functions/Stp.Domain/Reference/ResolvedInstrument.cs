namespace Stp.Domain.Reference;

/// <summary>An instrument as a message names it, with what booking needs of it.</summary>
/// <param name="Instrument">The canonical text.</param>
/// <param name="Product"><c>MIC:PRODUCT</c>.</param>
/// <param name="Contract">The contract specification.</param>
/// <param name="LotSize">Physical units a lot of this contract.</param>
/// <param name="PriceFactor">The venue's prices are multiplied by it.</param>
internal sealed record ResolvedInstrument(
    string Instrument, string Product, ContractSpecification Contract, decimal LotSize, decimal PriceFactor);
