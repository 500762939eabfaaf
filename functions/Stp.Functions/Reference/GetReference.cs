using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Reference;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Reference;

/// <summary><c>GET reference/{map}?venue=&amp;code=</c>: rows of a map; as CSV the file that an import takes, whole unless a page is asked for.</summary>
/// <remarks><c>code=NWE*</c> finds what begins so. The list is in the order of the table: by venue, code and date.</remarks>
internal sealed class GetReference(RouteGuard guard, TableReferenceStore store)
{
    private const char AnyEnd = '*';
    private const string DateForm = "yyyy-MM-dd";

    public static readonly QueryParameter<string?> Venue = QueryParameter.Text("venue", "Only rows of this venue.", "ice");
    public static readonly QueryParameter<string?> Code = QueryParameter.Text("code", "Only rows of this code; of all that begin so where it ends with *.", "NWE*");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Rows of a map of reference data, by venue, code and date. As CSV it is the file that an import takes, whole unless a page is asked for.",
        Role = Roles.ReferenceManage,
        ConcernsAllAccounts = true,
        Path = [ReferenceRoute.MapParameter],
        Query = [Venue, Code, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageReferenceItem, ReferenceItem.Example, ReferenceCsv.FileOf(ReferenceMap.Accounts).Columns, ReferenceItem.ExampleEntry)],
    };

    [Function(nameof(GetReference))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reference/{map}")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (_, query) =>
        {
            var known = ReferenceRoute.Map(map);
            var filter = FilterOf(known, query.Get(Venue), query.Get(Code));
            var paging = new Paging(request, query);
            var isWhole = ListAnswer.AcceptsCsv(request) && !paging.NamesSize;
            var size = isWhole ? TableReferenceStore.MaxEntries : paging.Size;
            var entries = await store.ListAsync(filter, AfterOf(known, paging), size, cancellationToken);
            var next = entries.Count < size ? null : paging.NextLink(PlaceOf(entries[^1]));
            return ListAnswer.AcceptsCsv(request)
                ? ListAnswer.Csv(request, entries, next, ReferenceCsv.FileOf(known).Columns)
                : TypedResults.Json(new Page<ReferenceItem>([.. entries.Select(ReferenceItem.Of)], next), HttpJson.Default.PageReferenceItem);
        });

    /// <summary>Which rows; <c>NWE*</c> is for all codes that begin so.</summary>
    internal static ReferenceFilter FilterOf(ReferenceMap map, string? venue, string? code) =>
        new(map, venue, code?.TrimEnd(AnyEnd), code?.EndsWith(AnyEnd) == true);

    /// <summary>The place of a page, behind the last row of the one before.</summary>
    internal static ReferenceKey? AfterOf(ReferenceMap map, Paging paging) => paging.AfterPart(0, parts: 3) is not { } venue
        ? null
        : ReferenceText.TryDate(paging.AfterPart(2, parts: 3), out var from)
            ? new ReferenceKey(map, venue, paging.AfterPart(1, parts: 3)!, from)
            : throw Paging.BadPlace();

    /// <summary>The place behind a row.</summary>
    internal static string[] PlaceOf(ReferenceEntry last) =>
        [last.Venue, last.Code, last.ValidFrom?.ToString(DateForm, System.Globalization.CultureInfo.InvariantCulture) ?? ""];
}
