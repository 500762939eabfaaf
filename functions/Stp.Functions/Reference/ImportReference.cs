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
internal sealed class ImportReference(RouteGuard guard, ReferenceChanges changes, UploadRequest upload)
{
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

            var plan = await changes.ImportAsync(caller, entries, replaces ? known : null, isDryRun, cancellationToken);
            return TypedResults.Json(ReferenceImportItem.Of(plan, isDryRun), HttpJson.Default.ReferenceImportItem);
        });

    /// <summary>The rows of a file, or what is wrong with it.</summary>
    internal static UploadReading<IReadOnlyList<ReferenceEntry>> Read(ReferenceMap map, Stream file)
    {
        var (entries, problems) = ReferenceCsv.Read(map, file);
        IReadOnlyList<UploadFault> faults = [.. problems.Select(problem => new UploadFault(problem.Line, null, problem.Text))];
        return new UploadReading<IReadOnlyList<ReferenceEntry>>(faults.Count == 0 ? entries : null, faults, faults.Count == ReferenceCsv.MaxProblems);
    }
}
