namespace Stp.Domain.Reference;

/// <summary>What one lot of a product is.</summary>
public sealed record ContractSpecification
{
    /// <summary><c>MIC:PRODUCT</c>.</summary>
    public required string Product { get; init; }

    /// <summary>Physical units a lot, for example 1,000 (bbl), where the delivery month does not say otherwise.</summary>
    public required decimal LotSize { get; init; }

    /// <summary>Units a lot by contract (for example <c>2027-01</c>) where they differ by delivery month: power, gas by the day.</summary>
    public IReadOnlyDictionary<string, decimal> LotSizeByContract { get; init; } = new Dictionary<string, decimal>();

    /// <summary>The last trading day by contract, where it is known.</summary>
    public IReadOnlyDictionary<string, DateOnly> ExpiryByContract { get; init; } = new Dictionary<string, DateOnly>();

    /// <summary>Whether its contracts are months or days; null where the messages say so themselves.</summary>
    public DeliveryPeriod? Period { get; init; }

    /// <summary>The physical unit: bbl, MMBtu, MWh, t, therm.</summary>
    public required string Unit { get; init; }

    /// <summary>ISO 4217 code of the price's currency.</summary>
    public required string Currency { get; init; }

    /// <summary>Currency for one price unit and one physical unit: 1, or 0.01 where prices are in cents or pence.</summary>
    public decimal PriceMultiplier { get; init; } = 1m;

    /// <summary>How its options are paid for; its futures are not concerned.</summary>
    public Marking Marking { get; init; }

    /// <summary>The last trading day of one contract of the product, or null where it is not known.</summary>
    public DateOnly? ExpiryOf(string contract) => ExpiryByContract.TryGetValue(contract, out var date) ? date : null;

    /// <summary>Units a lot of one contract of the product.</summary>
    public decimal LotSizeOf(string contract) => LotSizeByContract.TryGetValue(contract, out var size) ? size : LotSize;
}
