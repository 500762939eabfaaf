using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary>
/// <c>POST exceptions/reprocess</c> <c>{"cause", "reason", "venue", "session", "owner"}</c>: reprocesses every open exception that matches, all of
/// them for <c>{}</c>; 202 with a batch whose progress is at <c>GET exceptions/batches/{id}</c>.
/// </summary>
internal sealed class ReprocessExceptions(RouteGuard guard, ExceptionReprocessing reprocessing, BatchView view)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Reprocesses every open exception that matches, as a batch whose progress can be asked for.",
        Role = Roles.ExceptionsManage,
        // A message that could not be understood may be of any account.
        ConcernsAllAccounts = true,
        Body = RequestContent.Json(
            HttpJson.Default.ExceptionSelection, "Which exceptions; all that are open for {}.", ExceptionSelection.Example),
        Answers = [Answer.Json(StatusCodes.Status202Accepted, HttpJson.Default.BatchItem, BatchItem.Example, "The batch is durably queued.")],
        Problems = [ProblemKinds.CauseInvalid],
    };

    [Function(nameof(ReprocessExceptions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/reprocess")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.ExceptionSelection, cancellationToken);
            var batch = await reprocessing.AllAsync(caller, body, cancellationToken);
            return TypedResults.Json(
                await view.OfAsync(batch, cancellationToken), HttpJson.Default.BatchItem, statusCode: StatusCodes.Status202Accepted);
        });
}
