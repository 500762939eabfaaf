using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary><c>POST eod/{date}/breaks/{id}/assign</c> <c>{"to"}</c>: gives a break to somebody to look at, or with null to nobody.</summary>
internal sealed class AssignBreak(RouteGuard guard, BreakRoute route)
{
    /// <summary>Most characters of a name.</summary>
    private const int MaxName = 200;

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Gives a break to somebody to look at, or to nobody.",
        Role = Roles.EodRun,
        Path = [PathParameter.Date, BreakRoute.IdParameter],
        Body = RequestContent.Json(HttpJson.Default.AssignBody, "Who is to look at it; null for nobody.", new AssignBody("ann")),
        Answers = [Answer.Json(StatusCodes.Status200OK, HttpJson.Default.BreakItem, BreakItem.Example, "The break as it stands now.")],
        Problems = [ProblemKinds.NotFound, .. ReviewProblem.Kinds],
    };

    [Function(nameof(AssignBreak))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "eod/{date}/breaks/{id}/assign")] HttpRequest request,
        string date,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var body = await JsonBody.ReadAsync(request, HttpJson.Default.AssignBody, cancellationToken);
            var to = NameOf(body.To);
            return await route.ChangeAsync(caller, date, id, DayAudit.Assign, (day, review) => review.Assign(day, to), cancellationToken);
        });

    /// <summary>A name that is not too long.</summary>
    /// <exception cref="RequestException">422: it is.</exception>
    internal static string? NameOf(string? to) => to?.Length > MaxName
        ? throw new RequestException(ProblemKinds.TextTooLong, $"A name has at most {MaxName} characters.")
        : to;
}

/// <summary>An assignment.</summary>
/// <param name="To">Who is to look at the break; null for nobody.</param>
internal sealed record AssignBody(string? To);
