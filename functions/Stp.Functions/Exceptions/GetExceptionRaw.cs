using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions;

/// <summary><c>GET exceptions/{id}/raw</c>: the bytes of a held message as they were received, however many.</summary>
internal sealed class GetExceptionRaw(RouteGuard guard, CosmosExceptionStore store)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "The bytes of a held message as they were received, however many.",
        Role = Roles.ExceptionsManage,
        Path = [new PathParameter("id", "The id of the exception.", ExceptionItem.Example.Id, Format: null)],
        Answers = [Answer.Text("application/octet-stream", "The bytes.", ExceptionItem.Example.Raw!)],
        Problems = [ProblemKinds.NotFound],
    };

    [Function(nameof(GetExceptionRaw))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions/{id}/raw")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            // As in the list: a message that could not be understood may be of any account.
            var held = caller.Accounts is null ? await store.FindAsync(id, cancellationToken) : null;
            return held is null
                ? Problem.NotFound($"There is no exception {id}.")
                : TypedResults.Bytes(await store.RawAsync(held, cancellationToken), "application/octet-stream");
        });
}
