using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Uploads;
using Stp.Domain.Reference;
using Stp.Functions.Http;
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

    [Function(nameof(ImportReference))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "reference/{map}/import")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ReferenceManage, async caller =>
        {
            UploadRequest.RefuseRestricted(caller);
            var query = new QueryParameters(request, "dryRun", "replace");
            var (isDryRun, replaces) = (IsSet(query, "dryRun"), IsSet(query, "replace"));
            var known = ReferenceRoute.Map(map);
            using var file = new MemoryStream(await upload.FileAsync(request, cancellationToken), writable: false);
            var reading = Read(known, file);
            if (reading.Content is not { } entries)
            {
                return UploadProblem.Of(reading);
            }

            if (entries.Count > MaxRows)
            {
                return Problem.Of(
                    StatusCodes.Status422UnprocessableEntity, "too-many-rows", $"The file has {entries.Count} rows; an import takes {MaxRows}. Send it in parts.");
            }

            var author = new ReferenceAuthor(caller.Name, "reference.import", time.GetUtcNow());
            var plan = await store.ImportAsync(entries, cancellationToken, new ReferenceImportMode(author, replaces ? known : null, isDryRun));
            if (!isDryRun)
            {
                cache.Expire();
            }

            return TypedResults.Json(ReferenceImportItem.Of(plan, isDryRun), HttpJson.Default.ReferenceImportItem);
        });

    private static bool IsSet(QueryParameters query, string name) => query.OneOf(name, "true", "false") == "true";

    private static UploadReading<IReadOnlyList<ReferenceEntry>> Read(ReferenceMap map, Stream file)
    {
        var (entries, problems) = ReferenceCsv.Read(map, file);
        IReadOnlyList<UploadFault> faults = [.. problems.Select(problem => new UploadFault(problem.Line, null, problem.Text))];
        return new UploadReading<IReadOnlyList<ReferenceEntry>>(faults.Count == 0 ? entries : null, faults, faults.Count == ReferenceCsv.MaxProblems);
    }
}
