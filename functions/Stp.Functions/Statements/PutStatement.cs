using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.Statements;

/// <summary><c>PUT statements/{clearingFirm}/{date}</c>: takes a clearing firm's statement, whole or not at all.</summary>
internal sealed class PutStatement(
    RouteGuard guard, StatementStore store, EndOfDaySettings settings, UploadRequest upload, RunStore runs, RunEvents events, TimeProvider time)
{
    [Function(nameof(PutStatement))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "statements/{clearingFirm}/{date}")] HttpRequest request,
        string clearingFirm,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.EodRun, async caller =>
        {
            UploadRequest.RefuseRestricted(caller);
            _ = new QueryParameters(request);
            var (firm, day) = (ClearingFirms.Known(settings, clearingFirm), UploadRequest.Date(date));
            var file = await upload.FileAsync(request, cancellationToken);
            var reading = Read(firm.Format, day, file);
            if (reading.Content is not { } statement)
            {
                return UploadProblem.Of(reading);
            }

            var (document, isNew) = await store.AddAsync(Draft(firm, day, file, statement, caller.Name), statement, cancellationToken);
            if (await runs.LatestAsync(day, cancellationToken) is { Review.Status: DayStatus.Running } waiting)
            {
                await events.TryRaiseAsync(client, waiting.Key.InstanceId, EndOfDayCheck.StatementUploaded, cancellationToken);
            }

            return TypedResults.Json(
                StatementItem.Of(document),
                HttpJson.Default.StatementItem,
                statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        });

    private static UploadReading<Statement> Read(StatementFormat format, DateOnly date, byte[] file)
    {
        var faults = new UploadFaults();
        var rows = UploadText.Decode(file, format.Encoding, faults) is { } text ? UploadCsv.Rows(text, format.Delimiter, faults) : [];
        return StatementReader.Read(format, date, rows, faults);
    }

    private UploadDocument Draft(ClearingFirm firm, DateOnly date, byte[] file, Statement statement, string uploadedBy) => new()
    {
        Id = "",
        ClearingFirm = firm.Code,
        Date = date,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)),
        Format = statement.Format,
        ContextDigest = firm.Format.Digest,
        Carries = statement.Carries,
        LineCount = statement.Lines.Count,
        AccountCount = statement.Lines.Select(line => line.AccountCode).Where(code => code.Length > 0).Distinct(StringComparer.Ordinal).Count(),
        UploadedBy = uploadedBy,
        UploadedAt = time.GetUtcNow(),
    };
}
