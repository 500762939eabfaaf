using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Reference;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Reference;

namespace Stp.Functions.Pages.Reference;

/// <summary><c>GET pages/reference</c>: goes on to the accounts, the map that is changed most.</summary>
internal sealed class GetReferenceHome(PageGuard guard)
{
    public static RouteContract Contract { get; } = PageContract.Of("Goes on to the accounts.", GetReference.Contract) with
    {
        Answers = [Answer.Empty(StatusCodes.Status302Found, "The accounts.")],
    };

    [Function(nameof(GetReferenceHome))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/reference")] HttpRequest request) =>
        guard.RunAsync(request, Contract, page => Task.FromResult(
            SafeRedirect.To(page.Frame.Path("reference", ReferenceKeys.Name(ReferenceMap.Accounts)), page.Frame.BasePath)));
}
