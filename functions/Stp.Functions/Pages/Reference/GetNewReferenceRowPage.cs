using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>GET pages/reference/{map}/new?venue=&amp;code=</c>: a row to be added.</summary>
internal sealed class GetNewReferenceRowPage(PageGuard guard, ReferenceModels models)
{
    public static RouteContract Contract { get; } = PageContract.Of(
        "A row of reference data to be added.",
        GetReferenceEntry.Contract,
        [ReferenceRoute.MapParameter],
        [GetReferenceRowPage.Venue, GetReferenceRowPage.Code]);

    [Function(nameof(GetNewReferenceRowPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/reference/{map}/new")] HttpRequest request,
        string map,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page => await page.ShowAsync<ReferenceRowPage, ReferenceRowModel>(await models.FormAsync(
            ReferenceRoute.Map(map),
            page.Query.Get(GetReferenceRowPage.Venue),
            page.Query.Get(GetReferenceRowPage.Code),
            validFrom: null,
            new Dictionary<string, string>(),
            cancellationToken)));
}
