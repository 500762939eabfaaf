using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary><c>GET eod/{date}/breaks/{id}?run=</c>: one break with everything that was said of it.</summary>
internal sealed class GetBreak(RouteGuard guard, RunStore runs, BreakStore breaks)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "One break with everything that was said of it.",
        Role = Roles.PositionsRead,
        Path = [PathParameter.Date, BreakRoute.IdParameter],
        Query = [RunRoute.RunParameter],
        Answers = [Answer.Item(HttpJson.Default.BreakItem, BreakItem.Example)],
        Problems = [ProblemKinds.NotFound],
    };

    [Function(nameof(GetBreak))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "eod/{date}/breaks/{id}")] HttpRequest request,
        string date,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var run = await RunRoute.FindAsync(runs, date, query.Get(RunRoute.RunParameter), cancellationToken);
            var found = await breaks.FindAsync(run.Key, BreakRoute.Id(id), cancellationToken);
            return found is not null && GetBreaks.MaySee(caller, found.Document.Review)
                ? ItemAnswer.Of(BreakItem.Of(found.Document.Review), HttpJson.Default.BreakItem)
                : Problem.NotFound($"There is no break {id}.");
        });
}
