using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.Positions;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Marks;

/// <summary>A settlement price as one source tells it.</summary>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="Price">In the contract's price unit.</param>
/// <param name="ClearingFirm">The firm whose statement has it; null where it was uploaded by itself.</param>
public sealed record SettlementPrice(string Instrument, decimal Price, string? ClearingFirm);

/// <summary>The settlement prices of a date, one an instrument.</summary>
public sealed class SettlementPriceList
{
    private readonly IReadOnlyDictionary<string, decimal> _prices;

    private SettlementPriceList(IReadOnlyDictionary<string, decimal> prices, IReadOnlyList<Break> conflicts) => (_prices, Conflicts) = (prices, conflicts);

    /// <summary>No price is known.</summary>
    public static SettlementPriceList None { get; } = new(new Dictionary<string, decimal>(), []);

    /// <summary>A break for each instrument whose sources differ by more than the tolerance, by instrument.</summary>
    public IReadOnlyList<Break> Conflicts { get; }

    /// <summary>Every price, by instrument.</summary>
    public IReadOnlyDictionary<string, decimal> All => _prices;

    /// <summary>
    /// Brings together what the sources tell. A price that was uploaded by itself goes before those of statements, because a person meant it;
    /// where there is none and the statements disagree, there is no price.
    /// </summary>
    public static SettlementPriceList Of(IEnumerable<SettlementPrice> told, Tolerances tolerances, DateOnly businessDate)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(tolerances);
        var prices = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var conflicts = new List<Break>();
        foreach (var group in told.Distinct().GroupBy(price => price.Instrument).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var sources = group.OrderBy(price => price.ClearingFirm, StringComparer.Ordinal).ThenBy(price => price.Price).ToList();
            var tolerance = tolerances.Of(InstrumentParts.Of(group.Key).Product).Price;
            var isConflict = sources.Max(price => price.Price) - sources.Min(price => price.Price) > tolerance;
            if (isConflict)
            {
                conflicts.Add(ConflictOf(group.Key, sources, businessDate));
            }

            if (!isConflict || IsUploadedOnce(sources))
            {
                prices.Add(group.Key, sources[0].Price);
            }
        }

        return new SettlementPriceList(prices, BreakLimit.Cap(conflicts));
    }

    /// <summary>The price of an instrument, or null.</summary>
    public decimal? Find(string instrument) => _prices.TryGetValue(instrument, out var price) ? price : null;

    private static bool IsUploadedOnce(List<SettlementPrice> sources) => sources.Count(price => price.ClearingFirm is null) == 1;

    private static Break ConflictOf(string instrument, List<SettlementPrice> sources, DateOnly businessDate) => new()
    {
        Type = BreakType.SettlementPrice,
        Instrument = instrument,
        Subject = "sources",
        Detail = $"Settlement prices of {instrument} on {businessDate:yyyy-MM-dd} differ: "
            + string.Join(", ", sources.Select(price => $"{Instrument.Canonical(price.Price)} ({price.ClearingFirm ?? "uploaded"})"))
            + (IsUploadedOnce(sources) ? "; the uploaded one is used." : "; none is used."),
        FirstDate = businessDate,
    };
}
