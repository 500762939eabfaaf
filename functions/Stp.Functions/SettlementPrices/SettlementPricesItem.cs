using Stp.Functions.Uploads;

namespace Stp.Functions.SettlementPrices;

/// <summary>A version of the settlement prices of a date as HTTP shows it.</summary>
internal sealed record SettlementPricesItem(
    DateOnly Date, int Version, int PriceCount, string Sha256, string UploadedBy, DateTimeOffset UploadedAt)
{
    public static SettlementPricesItem Example { get; } = new(
        new DateOnly(2026, 11, 20),
        1,
        60,
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "ann",
        new DateTimeOffset(2026, 11, 20, 20, 45, 0, TimeSpan.Zero));

    public static SettlementPricesItem Of(UploadDocument document) => new(
        document.Date, document.Version, document.LineCount, document.Sha256, document.UploadedBy, document.UploadedAt);
}
