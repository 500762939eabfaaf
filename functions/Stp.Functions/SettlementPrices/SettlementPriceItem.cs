using Stp.Functions.Http;

namespace Stp.Functions.SettlementPrices;

/// <summary>An uploaded settlement price as HTTP shows it.</summary>
internal sealed record SettlementPriceItem(DateOnly Date, string Instrument, decimal Price)
{
    public static SettlementPriceItem Example { get; } = new(new DateOnly(2026, 11, 20), "IFEU:BRN:2027-01", 72.5m);

    public static CsvColumns<SettlementPriceItem> Columns { get; } =
        new(("date", p => p.Date), ("instrument", p => p.Instrument), ("price", p => p.Price));
}
