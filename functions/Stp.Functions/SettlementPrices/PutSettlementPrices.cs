using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.SettlementPrices;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Domain.Reference;
using Stp.Functions.Cosmos;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Reference;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.SettlementPrices;

/// <summary><c>PUT settlement-prices/{date}</c>: takes all settlement prices of a date, or none.</summary>
internal sealed class PutSettlementPrices(
    RouteGuard guard, SettlementPriceStore store, ReferenceCache reference, UploadRequest upload, TimeProvider time)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Takes all settlement prices of a date, or none.",
        Role = Roles.EodRun,
        ConcernsAllAccounts = true,
        Path = [PathParameter.Date],
        Body = RequestContent.Text(Answer.CsvType, "CSV with the columns instrument and price.", "instrument,price\r\nIFEU:BRN:2027-01,72.5\r\n"),
        Answers =
        [
            Answer.Json(StatusCodes.Status201Created, HttpJson.Default.SettlementPricesItem, SettlementPricesItem.Example, "A new version."),
            Answer.Json(StatusCodes.Status200OK, HttpJson.Default.SettlementPricesItem, SettlementPricesItem.Example, "The same file again: nothing changed."),
        ],
        Problems = [ProblemKinds.FileInvalid],
    };

    [Function(nameof(PutSettlementPrices))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "settlement-prices/{date}")] HttpRequest request,
        string date,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var day = UploadRequest.Date(date);
            var file = await upload.FileAsync(request, cancellationToken);
            var reading = Read(day, file, await reference.GetAsync(cancellationToken));
            if (reading.Content is not { } prices)
            {
                return UploadProblem.Of(reading);
            }

            var draft = new UploadDocument
            {
                Id = "",
                Date = day,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
                ContextDigest = DigestOf(prices),
                LineCount = prices.Count,
                UploadedBy = caller.Person.Name,
                UploadedById = caller.Person.Id,
                UploadedAt = time.GetUtcNow(),
            };
            var (document, isNew) = await store.PutAsync(draft, prices, cancellationToken);
            return TypedResults.Json(
                SettlementPricesItem.Of(document),
                HttpJson.Default.SettlementPricesItem,
                statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        });

    private static UploadReading<IReadOnlyList<SettlementPrice>> Read(DateOnly date, byte[] file, ReferenceSnapshot reference)
    {
        var faults = new UploadFaults();
        var rows = UploadText.Decode(file, TextEncoding.Utf8, faults) is { } text ? UploadCsv.Rows(text, ',', faults) : [];
        return SettlementPriceReader.Read(date, rows, reference, faults);
    }

    private static string DigestOf(IReadOnlyList<SettlementPrice> prices) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(prices, StorageJson.Default.IReadOnlyListSettlementPrice)));
}
