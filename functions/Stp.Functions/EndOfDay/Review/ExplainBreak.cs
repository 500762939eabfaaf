using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary><c>POST eod/{date}/breaks/{id}/explain</c> <c>{"text"}</c>: says why a break is there.</summary>
internal sealed class ExplainBreak(RouteGuard guard, BreakRoute route, TimeProvider time)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Says why a break is there.",
        Role = Roles.EodRun,
        Path = [PathParameter.Date, BreakRoute.IdParameter],
        Body = RequestContent.Json(HttpJson.Default.ExplainBody, "Why the break is there.", new ExplainBody("Give-up booked late by the broker.")),
        Answers = [Answer.Json(StatusCodes.Status200OK, HttpJson.Default.BreakItem, BreakItem.Example, "The break as it stands now.")],
        Problems = [ProblemKinds.NotFound, .. ReviewProblem.Kinds],
    };

    [Function(nameof(ExplainBreak))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "eod/{date}/breaks/{id}/explain")] HttpRequest request,
        string date,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.ExplainBody, cancellationToken);
            return await route.ChangeAsync(
                caller,
                date,
                id,
                DayAudit.Explain,
                (day, review) => review.Explain(day, caller.Person, body.Text ?? "", time.GetUtcNow()),
                cancellationToken);
        });
}

/// <summary>An explanation.</summary>
/// <param name="Text">Why the break is there.</param>
internal sealed record ExplainBody(string? Text);
