using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary><c>POST exceptions/{id}/dismiss</c> <c>{"reason"}</c>: says why a message is not to be booked. It can be opened again.</summary>
internal sealed class DismissException(RouteGuard guard, ExceptionRoute route)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Says why a message is not to be booked. It can be opened again.",
        Role = Roles.ExceptionsManage,
        Path = [ExceptionRoute.IdParameter],
        Body = RequestContent.Json(HttpJson.Default.DismissBody, "Why it is not to be booked.", new DismissBody("A test of the venue.")),
        Answers = [ExceptionRoute.Changed],
        Problems = [ProblemKinds.TextEmpty, ProblemKinds.TextTooLong, ExceptionProblem.Resolved, ExceptionProblem.Dismissed, ExceptionProblem.TooManyActions],
    };

    [Function(nameof(DismissException))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/{id}/dismiss")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.DismissBody, cancellationToken);
            return await route.ChangeAsync(
                caller, id, ExceptionAudit.Dismiss, (review, at) => review.Dismiss(caller.Name, body.Reason, at), cancellationToken);
        });
}

/// <summary>A dismissal.</summary>
/// <param name="Reason">Why the message is not to be booked.</param>
internal sealed record DismissBody(string? Reason);
