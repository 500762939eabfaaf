using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>GET pages/exceptions/{id}</c>: one held message, to be worked on.</summary>
internal sealed class GetExceptionPage(PageGuard guard, ExceptionModels models)
{
    public static RouteContract Contract { get; } =
        PageContract.Of("One held message, to be worked on.", GetHeldException.Contract, [ExceptionRoute.IdParameter]).ForAllAccounts();

    [Function(nameof(GetExceptionPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/exceptions/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page =>
            await page.ShowAsync<ExceptionPage, ExceptionModel>(await models.OneAsync(page, id, cancellationToken)));
}
