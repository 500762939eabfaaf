using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Batches;

/// <summary><c>GET exceptions/batches/{id}</c>: how far a batch is.</summary>
internal sealed class GetBatch(RouteGuard guard, ExceptionBatches batches, BatchView view)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "How far a batch is.",
        Role = Roles.ExceptionsManage,
        Path = [new PathParameter("id", "The id of the batch.", BatchItem.Example.Id, Format: null, ProblemKinds.NotFound)],
        Answers = [Answer.Item(HttpJson.Default.BatchItem, BatchItem.Example)],
    };

    [Function(nameof(GetBatch))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "exceptions/batches/{id}")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var batch = caller.Accounts is null ? await batches.FindAsync(id, cancellationToken) : null;
            return batch is null
                ? Problem.NotFound($"There is no batch {id}.")
                : ItemAnswer.Of(await view.OfAsync(batch, cancellationToken), HttpJson.Default.BatchItem);
        });
}
