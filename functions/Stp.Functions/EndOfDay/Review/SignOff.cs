using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary><c>POST eod/{date}/sign-off</c>: signs the latest run of a date. With four eyes, one who explained a break needs another one's signature beside.</summary>
internal sealed class SignOff(RouteGuard guard, Signing signing)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Signs the latest run of a date. With four eyes, one who explained a break needs the signature of another beside.",
        Role = Roles.EodApprove,
        ConcernsAllAccounts = true,
        Path = [PathParameter.Date],
        Answers = [Answer.Json(StatusCodes.Status200OK, HttpJson.Default.RunItem, RunItem.Example, "The run as it stands now.")],
        Problems = [ProblemKinds.NotFound, .. ReviewProblem.Kinds],
    };

    [Function(nameof(SignOff))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "eod/{date}/sign-off")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            try
            {
                var signed = await signing.SignAsync(client, caller, date, read: null, cancellationToken);
                return TypedResults.Json(RunItem.Of(signed, caller), HttpJson.Default.RunItem);
            }
            catch (ReviewException refused)
            {
                return ReviewProblem.Of(refused);
            }
        });
}
