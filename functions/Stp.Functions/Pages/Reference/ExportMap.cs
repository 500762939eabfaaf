using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>GET pages/reference/{map}/export</c>: the file of a map, which an import takes: a link in a browser cannot say that it wants CSV.</summary>
internal sealed class ExportMap(PageGuard guard, TableReferenceStore store)
{
    public static RouteContract Contract { get; } = PageContract.Of("The file of a map of reference data.", GetReference.Contract, [ReferenceRoute.MapParameter]) with
    {
        Answers = [Answer.Text(Answer.CsvType, "The file.", "venue,code,account,ours,validFrom")],
    };

    [Function(nameof(ExportMap))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/reference/{map}/export")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async _ =>
        {
            var known = ReferenceRoute.Map(map);
            var rows = await store.ListAsync(GetReference.FilterOf(known, venue: null, code: null), after: null, TableReferenceStore.MaxEntries, cancellationToken);
            return ListAnswer.Csv(request, rows, nextLink: null, ReferenceCsv.FileOf(known).Columns);
        });
}
