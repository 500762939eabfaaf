using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Running;

/// <summary><c>GET eod/{date}?run=</c>: how the end of day of a date stands, by its latest run.</summary>
internal sealed class GetEndOfDay(RouteGuard guard, RunStore runs, EndedRuns ended)
{
    [Function(nameof(GetEndOfDay))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "eod/{date}")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.PositionsRead, async caller =>
        {
            var found = await RunRoute.FindAsync(runs, date, new QueryParameters(request, RunRoute.RunParameter), cancellationToken);
            var (run, instance) = await ended.LookAsync(client, found, cancellationToken);
            return TypedResults.Json(RunItem.Of(run, caller) with { Progress = ProgressOf(instance) }, HttpJson.Default.RunItem);
        });

    private static CheckProgress? ProgressOf(OrchestrationMetadata? instance) =>
        instance?.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<CheckProgress>();
}
