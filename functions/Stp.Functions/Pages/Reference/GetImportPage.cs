using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;
using Stp.Pages.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>GET pages/reference/{map}/import</c>: asks for a file.</summary>
internal sealed class GetImportPage(PageGuard guard)
{
    public static RouteContract Contract { get; } =
        PageContract.Of("Asks for a file of reference data.", ImportReference.Contract, [ReferenceRoute.MapParameter]);

    [Function(nameof(GetImportPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/reference/{map}/import")] HttpRequest request, string map) =>
        guard.RunAsync(request, Contract, page => page.ShowAsync<ImportPage, ImportModel>(ReferenceModels.Import(ReferenceRoute.Map(map))));
}
