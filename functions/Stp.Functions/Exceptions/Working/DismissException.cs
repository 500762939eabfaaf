using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary><c>POST exceptions/{id}/dismiss</c> <c>{"reason"}</c>: says why a message is not to be booked. It can be opened again.</summary>
internal sealed class DismissException(RouteGuard guard, ExceptionRoute route)
{
    [Function(nameof(DismissException))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/{id}/dismiss")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ExceptionsManage, async caller =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.DismissBody, cancellationToken);
            return await route.ChangeAsync(
                request, caller, id, "exception.dismiss", (review, at) => review.Dismiss(caller.Name, body.Reason, at), cancellationToken);
        });
}

/// <summary>A dismissal.</summary>
/// <param name="Reason">Why the message is not to be booked.</param>
internal sealed record DismissBody(string? Reason);
