using Stp.Functions.Uploads;

namespace Stp.Functions.SettlementPrices;

/// <summary>A version of the settlement prices of a date as HTTP shows it.</summary>
internal sealed record SettlementPricesItem(
    DateOnly Date, int Version, int PriceCount, string Sha256, string UploadedBy, DateTimeOffset UploadedAt)
{
    public static SettlementPricesItem Of(UploadDocument document) => new(
        document.Date, document.Version, document.LineCount, document.Sha256, document.UploadedBy, document.UploadedAt);
}
