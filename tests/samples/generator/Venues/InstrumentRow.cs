namespace Stp.Samples.Generator.Venues;

/// <summary>A row of instruments.csv: a venue's code to an instrument or a product.</summary>
/// <param name="PriceFactor">What the venue's price is multiplied by, when it quotes in other units.</param>
internal sealed record InstrumentRow(string Code, string Instrument, decimal? PriceFactor = null);
