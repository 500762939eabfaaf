using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary><c>POST exceptions/{id}/reopen</c>: opens a dismissed exception again.</summary>
internal sealed class ReopenException(RouteGuard guard, ExceptionRoute route)
{
    [Function(nameof(ReopenException))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/{id}/reopen")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ExceptionsManage, caller => route.ChangeAsync(
            request, caller, id, "exception.reopen", (review, at) => review.Reopen(caller.Name, at), cancellationToken));
}
