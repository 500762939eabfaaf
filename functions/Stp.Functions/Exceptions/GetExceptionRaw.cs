using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary><c>GET exceptions/{id}/raw</c>: the bytes of a held message as they were received, however many.</summary>
internal sealed class GetExceptionRaw(RouteGuard guard, CosmosExceptionStore store)
{
    [Function(nameof(GetExceptionRaw))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions/{id}/raw")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.ExceptionsManage, async caller =>
        {
            _ = new QueryParameters(request);
            // As in the list: a message that could not be understood may be of any account.
            var held = caller.Accounts is null ? await store.FindAsync(id, cancellationToken) : null;
            return held is null
                ? Problem.NotFound($"There is no exception {id}.")
                : TypedResults.Bytes(await store.RawAsync(held, cancellationToken), "application/octet-stream");
        });
}
