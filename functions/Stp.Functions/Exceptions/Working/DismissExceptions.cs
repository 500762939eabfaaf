using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary>
/// <c>POST exceptions/dismiss</c> <c>{"filter": {"cause", "reason", "venue", "session", "owner"}, "reason"}</c>: says of every open exception that
/// matches why it is not to be booked; 202 with a batch whose progress is at <c>GET exceptions/batches/{id}</c>.
/// </summary>
internal sealed class DismissExceptions(RouteGuard guard, ExceptionDismissal dismissal, BatchView view)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Dismisses every open exception that matches, as a batch whose progress can be asked for. Each can be opened again.",
        Role = Roles.ExceptionsManage,
        // A message that could not be understood may be of any account.
        ConcernsAllAccounts = true,
        Body = RequestContent.Json(
            HttpJson.Default.DismissAllBody, "Which exceptions, and why they are not to be booked.", new DismissAllBody(ExceptionSelection.Example, "A test of the venue.")),
        Answers = [Answer.Json(StatusCodes.Status202Accepted, HttpJson.Default.BatchItem, BatchItem.Example, "The batch is durably queued.")],
        Problems = [ProblemKinds.CauseInvalid, ProblemKinds.TextEmpty, ProblemKinds.TextTooLong],
    };

    [Function(nameof(DismissExceptions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/dismiss")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.DismissAllBody, cancellationToken);
            // All of them must be asked for: whoever forgets the filter of a dismissal does not mean everything.
            var which = body.Filter ?? throw new RequestException(ProblemKinds.BodyMalformed, "filter must say which exceptions; {} is for all that are open.");
            try
            {
                var batch = await dismissal.AllAsync(caller, which, body.Reason, cancellationToken);
                return TypedResults.Json(
                    await view.OfAsync(batch, cancellationToken), HttpJson.Default.BatchItem, statusCode: StatusCodes.Status202Accepted);
            }
            catch (HeldReviewException refused)
            {
                return ExceptionProblem.Of(refused);
            }
        });
}

/// <summary>A dismissal of many.</summary>
/// <param name="Filter">Which exceptions; all that are open for {}.</param>
/// <param name="Reason">Why they are not to be booked.</param>
internal sealed record DismissAllBody(ExceptionSelection? Filter, string? Reason);
