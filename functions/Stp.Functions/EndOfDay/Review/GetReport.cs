using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;
using Stp.Functions.Uploads;

namespace Stp.Functions.EndOfDay.Review;

/// <summary><c>GET eod/{date}/report?run=</c>: the report with its breaks as they stand, as JSON; as CSV the breaks alone.</summary>
internal sealed class GetReport(RouteGuard guard, RunStore runs, BreakStore breaks, ResultStore results)
{
    [Function(nameof(GetReport))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "eod/{date}/report")] HttpRequest request,
        string date,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.PositionsRead, async caller =>
        {
            UploadRequest.RefuseRestricted(caller);
            var run = await RunRoute.FindAsync(runs, date, new QueryParameters(request, RunRoute.RunParameter), cancellationToken);
            if (run.PublishedAt is null || await results.ReportAsync(run.Key, cancellationToken) is not { } published)
            {
                return Problem.Of(StatusCodes.Status404NotFound, "report-not-published", $"Run {run.Run} of {run.BusinessDate:yyyy-MM-dd} has no report.");
            }

            var report = published.With(run.Review, await breaks.ListAsync(run.Key, cancellationToken));
            return ListAnswer.AcceptsCsv(request)
                ? TypedResults.Text(BreakColumns.Row.Write(report.Breaks), "text/csv; charset=utf-8")
                : TypedResults.Json(report, HttpJson.Default.EndOfDayReport);
        });
}
