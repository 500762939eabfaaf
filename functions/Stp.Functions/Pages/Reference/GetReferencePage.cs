using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>GET pages/reference/{map}?venue=&amp;code=</c>: rows of a map, to be searched.</summary>
internal sealed class GetReferencePage(PageGuard guard, ReferenceModels models)
{
    public static RouteContract Contract { get; } = PageContract.Of(
        "Rows of a map of reference data.", GetReference.Contract, [ReferenceRoute.MapParameter], [GetReference.Venue, GetReference.Code, .. Paging.Parameters]);

    [Function(nameof(GetReferencePage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/reference/{map}")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page => await page.ShowAsync<ReferencePage, ReferenceModel>(await models.ListAsync(
            ReferenceRoute.Map(map),
            page.Query.Get(GetReference.Venue),
            page.Query.Get(GetReference.Code),
            new Paging(request, page.Query),
            cancellationToken)));
}
