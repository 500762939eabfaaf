using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary><c>POST eod/{date}/breaks/{id}/explain</c> <c>{"text"}</c>: says why a break is there.</summary>
internal sealed class ExplainBreak(RouteGuard guard, BreakRoute route, TimeProvider time)
{
    [Function(nameof(ExplainBreak))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "eod/{date}/breaks/{id}/explain")] HttpRequest request,
        string date,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.EodRun, async caller =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.ExplainBody, cancellationToken);
            return await route.ChangeAsync(
                request,
                caller,
                date,
                id,
                DayAudit.Explain,
                (day, review) => review.Explain(day, caller.Name, body.Text ?? "", time.GetUtcNow()),
                cancellationToken);
        });
}

/// <summary>An explanation.</summary>
/// <param name="Text">Why the break is there.</param>
internal sealed record ExplainBody(string? Text);
