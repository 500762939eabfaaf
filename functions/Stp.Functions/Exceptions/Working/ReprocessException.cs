using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding.Review;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Exceptions.Working;

/// <summary>
/// <c>POST exceptions/{id}/reprocess</c>: sends a held message through normalizing and booking again; 202 once that is durably queued. However often
/// it is asked for, the message is booked once.
/// </summary>
internal sealed class ReprocessException(RouteGuard guard, ExceptionReprocessing reprocessing, ExceptionView view)
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
            try
            {
                var queued = await reprocessing.OneAsync(caller, id, cancellationToken);
                return TypedResults.Json(
                    await view.OfAsync(queued, cancellationToken), HttpJson.Default.ExceptionDetail, statusCode: StatusCodes.Status202Accepted);
            }
            catch (HeldReviewException refused)
            {
                return ExceptionProblem.Of(refused);
            }
        });
}
