using System.Globalization;
using Microsoft.Azure.Cosmos;
using Stp.Domain.EndOfDay.SettlementPrices;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.Uploads;

namespace Stp.Functions.SettlementPrices;

/// <summary>Uploaded settlement prices in Cosmos DB: every upload is a version and has all prices of its date.</summary>
internal sealed class SettlementPriceStore(StpDatabase database, CosmosCalls calls, AuditOutbox outbox)
{
    private const string Prices = "prices";

    /// <summary>Adds a version; the same file as the newest version is that version.</summary>
    /// <param name="upload">Of which date, from whom; its number is not looked at.</param>
    /// <param name="prices">What was read.</param>
    /// <param name="cancellationToken">Gives up; nothing can be seen then.</param>
    public Task<(UploadDocument Document, bool IsNew)> PutAsync(
        UploadDocument upload, IReadOnlyList<SettlementPrice> prices, CancellationToken cancellationToken) =>
        VersionsOf(upload.Date).AddAsync(
            upload,
            (version, token) => PartsOf(upload.Date).WriteAsync(
                upload with { Version = version }, Prices, prices, StorageJson.Default.UploadPartSettlementPrice, token),
            cancellationToken);

    /// <summary>The newest version of a date, or null where none was uploaded.</summary>
    public Task<UploadDocument?> LatestAsync(DateOnly date, CancellationToken cancellationToken) => VersionsOf(date).LatestAsync(cancellationToken);

    /// <summary>The prices of the newest version by instrument; none where none was uploaded.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> PricesAsync(DateOnly date, CancellationToken cancellationToken) =>
        await LatestAsync(date, cancellationToken) is { } latest
            ? await PricesAsync(date, latest.Version, cancellationToken)
            : new Dictionary<string, decimal>();

    /// <summary>The prices of a version that is whole, by instrument.</summary>
    public async Task<IReadOnlyDictionary<string, decimal>> PricesAsync(DateOnly date, int version, CancellationToken cancellationToken) =>
        (await PartsOf(date).ReadAsync(version, Prices, StorageJson.Default.UploadPartSettlementPrice, cancellationToken))
            .ToDictionary(price => price.Instrument, price => price.Price, StringComparer.Ordinal);

    private UploadVersions VersionsOf(DateOnly date) => new(database.SettlementPrices, PartitionOf(date), calls, outbox);

    private UploadParts PartsOf(DateOnly date) => new(database.SettlementPrices, PartitionOf(date), calls);

    private static PartitionKey PartitionOf(DateOnly date) => new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
