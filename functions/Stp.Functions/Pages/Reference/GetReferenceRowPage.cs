using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>GET pages/reference/{map}/row?venue=&amp;code=&amp;validFrom=</c>: one row, to be changed.</summary>
internal sealed class GetReferenceRowPage(PageGuard guard, ReferenceModels models)
{
    public static readonly QueryParameter<string?> Venue = QueryParameter.Text("venue", "The venue whose code it is, or the MIC of contracts.", "ice");
    public static readonly QueryParameter<string?> Code = QueryParameter.Text("code", "The code.", "NWE-4481");

    public static RouteContract Contract { get; } = PageContract.Of(
        "One row of reference data, to be changed.", GetReferenceEntry.Contract, [ReferenceRoute.MapParameter], [Venue, Code, ReferenceRoute.ValidFrom]);

    [Function(nameof(GetReferenceRowPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/reference/{map}/row")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page => await page.ShowAsync<ReferenceRowPage, ReferenceRowModel>(await models.RowAsync(
            ReferenceRoute.Key(map, page.Query.Get(Venue) ?? "", page.Query.Get(Code) ?? "", page.Query.Get(ReferenceRoute.ValidFrom)), cancellationToken)));
}
