using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Domain.Reference;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.Reference;

/// <summary>
/// <c>POST reference/{map}/import?dryRun=&amp;replace=</c>: takes a CSV file whole or, where a row is wrong, not at all: 422 with each bad row and its line.
/// </summary>
/// <remarks>Rows that the file does not name stay, unless <c>replace=true</c> says that it is the whole map. <c>dryRun=true</c> only tells what would change.</remarks>
internal sealed class ImportReference(RouteGuard guard, TableReferenceStore store, ReferenceCache cache, UploadRequest upload, TimeProvider time)
{
    /// <summary>Rows of one file: each is written, and is an entry of the audit trail, while the caller waits.</summary>
    private const int MaxRows = 50_000;

    private static readonly QueryParameter<string?> DryRun = QueryParameter.OneOf("dryRun", "Whether it only tells what would change.", "true", "false");

    private static readonly QueryParameter<string?> Replace =
        QueryParameter.OneOf("replace", "Whether the file is the whole map, so that rows that it does not name are removed.", "true", "false");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Takes a CSV file of a map of reference data, whole or not at all.",
        Role = Roles.ReferenceManage,
        ConcernsAllAccounts = true,
        Path = [ReferenceRoute.MapParameter],
        Query = [DryRun, Replace],
        Body = RequestContent.Text(Answer.CsvType, "The rows, as the list has them.", "venue,code,account,ours\nice,NWE-4481,GAS-UK-01,true\n"),
        Answers = [Answer.Json(StatusCodes.Status200OK, HttpJson.Default.ReferenceImportItem, ReferenceImportItem.Example, "What it has changed, or would change.")],
        Problems = [ProblemKinds.FileInvalid, ProblemKinds.TooManyRows],
    };

    [Function(nameof(ImportReference))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reference/{map}/import")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var (isDryRun, replaces) = (query.Get(DryRun) == "true", query.Get(Replace) == "true");
            var known = ReferenceRoute.Map(map);
            using var file = new MemoryStream(await upload.FileAsync(request, cancellationToken), writable: false);
            var reading = Read(known, file);
            if (reading.Content is not { } entries)
            {
                return UploadProblem.Of(reading);
            }

            if (entries.Count > MaxRows)
            {
                return Problem.Of(ProblemKinds.TooManyRows, $"The file has {entries.Count} rows; an import takes {MaxRows}. Send it in parts.");
            }

            var author = new ReferenceAuthor(caller.Name, "reference.import", time.GetUtcNow());
            var plan = await store.ImportAsync(entries, cancellationToken, new ReferenceImportMode(author, replaces ? known : null, isDryRun));
            if (!isDryRun)
            {
                cache.Expire();
            }

            return TypedResults.Json(ReferenceImportItem.Of(plan, isDryRun), HttpJson.Default.ReferenceImportItem);
        });

    private static UploadReading<IReadOnlyList<ReferenceEntry>> Read(ReferenceMap map, Stream file)
    {
        var (entries, problems) = ReferenceCsv.Read(map, file);
        IReadOnlyList<UploadFault> faults = [.. problems.Select(problem => new UploadFault(problem.Line, null, problem.Text))];
        return new UploadReading<IReadOnlyList<ReferenceEntry>>(faults.Count == 0 ? entries : null, faults, faults.Count == ReferenceCsv.MaxProblems);
    }
}
