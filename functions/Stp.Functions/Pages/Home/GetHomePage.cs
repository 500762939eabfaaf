using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Security;
using Stp.Pages.Layout;

namespace Stp.Functions.Pages.Home;

/// <summary><c>GET pages</c>: goes on to the first page that the reader may see.</summary>
internal sealed class GetHomePage(PageGuard guard)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Goes on to the first page that the reader may see.",
        Role = null,
        IsPage = true,
        Answers = [Answer.Empty(StatusCodes.Status302Found, "The page.")],
        Query = [PageNotices.Parameter],
    };

    [Function(nameof(GetHomePage))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder)] HttpRequest request) =>
        guard.RunAsync(request, Contract, page => Task.FromResult(
            !page.Caller.IsKnown ? throw SignInFailure.Of(request.HttpContext)
            : PageEntry.Of(page.Frame).FirstOrDefault() is { } first ? SafeRedirect.To(page.Frame.Path(first.Name), page.Frame.BasePath)
            : throw new RequestException(ProblemKinds.RoleMissing, "You have no role that opens a page.")));
}
