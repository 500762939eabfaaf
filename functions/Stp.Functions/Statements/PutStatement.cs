using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Domain.People;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.Statements;

/// <summary><c>PUT statements/{clearingFirm}/{date}</c>: takes a clearing firm's statement, whole or not at all.</summary>
internal sealed class PutStatement(
    RouteGuard guard, StatementStore store, EndOfDaySettings settings, UploadRequest upload, RunStore runs, RunEvents events, TimeProvider time)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Takes the statement of a clearing firm, whole or not at all.",
        Role = Roles.EodRun,
        ConcernsAllAccounts = true,
        Path = [PathParameter.ClearingFirm, PathParameter.Date],
        Body = RequestContent.Text(Answer.CsvType, "The file as the clearing firm sends it, in the format that the settings name.", StatementColumns.FileExample),
        Answers =
        [
            Answer.Json(StatusCodes.Status201Created, HttpJson.Default.StatementItem, StatementItem.Example, "A new version."),
            Answer.Json(StatusCodes.Status200OK, HttpJson.Default.StatementItem, StatementItem.Example, "The same file again: nothing changed."),
        ],
        Problems = [ProblemKinds.FileInvalid],
    };

    [Function(nameof(PutStatement))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "statements/{clearingFirm}/{date}")] HttpRequest request,
        string clearingFirm,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var (firm, day) = (ClearingFirms.Known(settings, clearingFirm), UploadRequest.Date(date));
            var file = await upload.FileAsync(request, cancellationToken);
            var reading = Read(firm.Format, day, file);
            if (reading.Content is not { } statement)
            {
                return UploadProblem.Of(reading);
            }

            var (document, isNew) = await store.AddAsync(Draft(firm, day, file, statement, caller.Person), statement, cancellationToken);
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

    private UploadDocument Draft(ClearingFirm firm, DateOnly date, byte[] file, Statement statement, Person uploadedBy) => new()
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
        UploadedBy = uploadedBy.Name,
        UploadedById = uploadedBy.Id,
        UploadedAt = time.GetUtcNow(),
    };
}
