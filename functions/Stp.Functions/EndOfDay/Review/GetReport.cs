using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Review;

/// <summary><c>GET eod/{date}/report?run=</c>: the report with its breaks as they stand, as JSON; as CSV the breaks alone.</summary>
internal sealed class GetReport(RouteGuard guard, RunStore runs, BreakStore breaks, ResultStore results)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "The report of a date with its breaks as they stand; as CSV the breaks alone.",
        Role = Roles.PositionsRead,
        ConcernsAllAccounts = true,
        Path = [PathParameter.Date],
        Query = [RunRoute.RunParameter],
        Answers = [Answer.Item(HttpJson.Default.EndOfDayReport, ReportExample.Report), Answer.Csv(BreakColumns.Row, BreakItem.Example.Break)],
        Problems = [ProblemKinds.NotFound, ProblemKinds.ReportNotPublished],
    };

    [Function(nameof(GetReport))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "eod/{date}/report")] HttpRequest request,
        string date,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (_, query) =>
        {
            var run = await RunRoute.FindAsync(runs, date, query.Get(RunRoute.RunParameter), cancellationToken);
            if (run.PublishedAt is null || await results.ReportAsync(run.Key, cancellationToken) is not { } published)
            {
                return Problem.Of(ProblemKinds.ReportNotPublished, $"Run {run.Run} of {run.BusinessDate:yyyy-MM-dd} has no report.");
            }

            var report = published.With(run.Review, await breaks.ListAsync(run.Key, cancellationToken));
            return ListAnswer.AcceptsCsv(request)
                ? TypedResults.Text(BreakColumns.Row.Write(report.Breaks), "text/csv; charset=utf-8")
                : ItemAnswer.Of(report, HttpJson.Default.EndOfDayReport);
        });
}
