namespace Stp.Domain.Reference;

/// <summary>What a venue's instrument code stands for.</summary>
/// <param name="Mic">Market identifier code.</param>
/// <param name="Product">The product.</param>
/// <param name="Whole">The whole instrument, or null where the code names a product and the message names the contract.</param>
/// <param name="PriceFactor">The venue's prices are multiplied by it: 100 where 9.8825 means 988.25.</param>
public sealed record InstrumentEntry(string Mic, string Product, Instrument? Whole, decimal PriceFactor);
