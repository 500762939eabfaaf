using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Running;

/// <summary><c>GET eod</c>: every run of every date, the latest first.</summary>
internal sealed class GetEndOfDays(RouteGuard guard, RunStore runs, EndedRuns ended)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Every run of every date, the latest first.",
        Role = Roles.PositionsRead,
        Query = Paging.Parameters,
        Answers = [.. Answer.List(HttpJson.Default.PageRunItem, RunItem.Columns, RunItem.Example)],
    };

    [Function(nameof(GetEndOfDays))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "eod")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var paging = new Paging(request, query);
            var (found, hasMore) = await runs.ListAsync(After(paging), paging.Size, cancellationToken);
            var next = hasMore
                ? paging.NextLink(EndOfDayPartition.Text(found[^1].BusinessDate), found[^1].Run.ToString(CultureInfo.InvariantCulture))
                : null;
            var items = new List<RunItem>(found.Count);
            foreach (var run in found)
            {
                items.Add(RunItem.Of((await ended.LookAsync(client, run, cancellationToken)).Run, caller));
            }

            return ListAnswer.Of(request, items, next, HttpJson.Default.PageRunItem, RunItem.Columns);
        });

    private static RunKey? After(Paging paging)
    {
        if (paging.AfterPart(0, parts: 2) is not { } date)
        {
            return null;
        }

        return DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && int.TryParse(paging.AfterPart(1, parts: 2), NumberStyles.None, CultureInfo.InvariantCulture, out var run)
            ? new RunKey(day, run)
            : throw Paging.BadPlace();
    }
}
