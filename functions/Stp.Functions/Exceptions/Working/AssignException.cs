using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary><c>POST exceptions/{id}/assign</c> <c>{"to"}</c>: gives an exception to somebody to look at, or with null to nobody.</summary>
internal sealed class AssignException(RouteGuard guard, ExceptionRoute route)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Gives an exception to somebody to look at, or to nobody.",
        Role = Roles.ExceptionsManage,
        Path = [ExceptionRoute.IdParameter],
        Body = RequestContent.Json(HttpJson.Default.AssignExceptionBody, "Who is to look at it; null for nobody.", new AssignExceptionBody("ann")),
        Answers = [ExceptionRoute.Changed],
        Problems = [ProblemKinds.TextTooLong, ExceptionProblem.TooManyActions],
    };

    [Function(nameof(AssignException))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/{id}/assign")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.AssignExceptionBody, cancellationToken);
            return await route.ChangeAsync(
                caller, id, ExceptionAudit.Assign, (review, at) => review.Assign(caller.Name, body.To, at), cancellationToken);
        });
}

/// <summary>An assignment.</summary>
/// <param name="To">Who is to look at the exception; null for nobody.</param>
internal sealed record AssignExceptionBody(string? To);
