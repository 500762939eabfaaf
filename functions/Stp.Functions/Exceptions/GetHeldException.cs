using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary><c>GET exceptions/{id}</c>: one exception with its message decoded and everything that was done with it.</summary>
internal sealed class GetHeldException(RouteGuard guard, ExceptionRoute route, ExceptionView view)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "One exception with its message decoded and everything that was done with it.",
        Role = Roles.ExceptionsManage,
        Path = [ExceptionRoute.IdParameter],
        Answers = [Answer.Item(HttpJson.Default.ExceptionDetail, ExceptionDetail.Example)],
    };

    [Function(nameof(GetHeldException))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var detail = await view.OfAsync(await route.FindAsync(caller, id, cancellationToken), cancellationToken);
            // It grows older by itself, which is no change.
            return ItemAnswer.Of(detail, HttpJson.Default.ExceptionDetail, detail with { Exception = detail.Exception with { AgeMinutes = 0 } });
        });
}
