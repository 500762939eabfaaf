namespace Stp.Samples.Generator.Market;

/// <summary>The terms that all contracts of a product share.</summary>
/// <param name="Tick">Smallest step of the price; also sets how many decimals are written.</param>
/// <param name="Desk">Which accounts trade it.</param>
/// <param name="Specified">False for a product that is mapped and lacks a contract specification.</param>
internal sealed record Product(
    string Mic, string Code, decimal LotSize, string Unit, string Currency, decimal PriceMultiplier, decimal Tick, Desk Desk, bool Specified = true)
{
    public string Name => $"{Mic}:{Code}";

    /// <summary>Lot sizes by delivery period, for products whose lot is one unit of power or gas flow.</summary>
    public (string Period, decimal LotSize)[] SizeByPeriod { get; init; } = [];

    public decimal LotSizeOf(string period)
    {
        foreach (var (known, size) in SizeByPeriod)
        {
            if (known == period)
            {
                return size;
            }
        }

        return LotSize;
    }
}
