using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary><c>GET exceptions/{id}/raw</c>: the bytes of a held message as they were received, however many.</summary>
internal sealed class GetExceptionRaw(RouteGuard guard, ExceptionRoute route, CosmosExceptionStore store)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "The bytes of a held message as they were received, however many.",
        Role = Roles.ExceptionsManage,
        Path = [ExceptionRoute.IdParameter],
        Answers = [Answer.Text("application/octet-stream", "The bytes.", ExceptionItem.Example.Raw!)],
    };

    [Function(nameof(GetExceptionRaw))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions/{id}/raw")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var held = await route.FindAsync(caller, id, cancellationToken);
            return TypedResults.Bytes(await store.RawAsync(held, cancellationToken), "application/octet-stream");
        });
}
