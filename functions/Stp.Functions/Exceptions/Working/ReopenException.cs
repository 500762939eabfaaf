using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary><c>POST exceptions/{id}/reopen</c>: opens a dismissed exception again.</summary>
internal sealed class ReopenException(RouteGuard guard, ExceptionRoute route)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Opens a dismissed exception again.",
        Role = Roles.ExceptionsManage,
        Path = [ExceptionRoute.IdParameter],
        Answers = [ExceptionRoute.Changed],
        Problems = [ExceptionProblem.NotDismissed, ExceptionProblem.TooManyActions],
    };

    [Function(nameof(ReopenException))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/{id}/reopen")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, (caller, _) => route.ChangeAsync(
            caller, id, ExceptionAudit.Reopen, (review, at) => review.Reopen(caller.Name, at), cancellationToken));
}
