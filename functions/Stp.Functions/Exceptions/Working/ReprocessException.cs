using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary>
/// <c>POST exceptions/{id}/reprocess</c>: sends a held message through normalizing and booking again; 202 once that is durably queued. However often
/// it is asked for, the message is booked once.
/// </summary>
internal sealed class ReprocessException(RouteGuard guard, ExceptionRoute route, ExceptionView view, ReprocessQueue queue, TimeProvider time)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Sends a held message through normalizing and booking again. It is booked once, however often.",
        Role = Roles.ExceptionsManage,
        Path = [ExceptionRoute.IdParameter],
        Answers = [Answer.Json(StatusCodes.Status202Accepted, HttpJson.Default.ExceptionDetail, ExceptionDetail.Example, "It is durably queued.")],
        Problems = [ExceptionProblem.Resolved, ExceptionProblem.Dismissed, ExceptionProblem.Waiting, ExceptionProblem.TooManyActions],
    };

    [Function(nameof(ReprocessException))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "exceptions/{id}/reprocess")] HttpRequest request,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var held = await route.FindAsync(caller, id, cancellationToken);
            try
            {
                Require(held.Reason, held.Review);
            }
            catch (HeldReviewException refused)
            {
                return ExceptionProblem.Of(refused);
            }

            await queue.SendAsync([held], caller.Name, batch: null, cancellationToken);
            var queued = await route.FindAsync(caller, id, cancellationToken);
            await route.RecordAsync(caller, "exception.reprocess", id, held.Review, queued.Review, time.GetUtcNow(), cancellationToken);
            return TypedResults.Json(
                await view.OfAsync(queued, cancellationToken), HttpJson.Default.ExceptionDetail, statusCode: StatusCodes.Status202Accepted);
        });

    private static void Require(string reason, HeldReview review)
    {
        if (reason == ReasonCodes.AmendmentParked && review.Status == HeldStatus.Open)
        {
            throw new HeldReviewException(
                HeldReviewCodes.Waiting, "The amendment waits for the trade that it amends, and is booked by itself when that comes. Dismiss it if it never will.");
        }

        review.NextAttempt();
    }
}
