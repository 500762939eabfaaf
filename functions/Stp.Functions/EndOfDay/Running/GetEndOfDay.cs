using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Running;

/// <summary><c>GET eod/{date}?run=</c>: how the end of day of a date stands, by its latest run.</summary>
internal sealed class GetEndOfDay(RouteGuard guard, RunStore runs)
{
    [Function(nameof(GetEndOfDay))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "eod/{date}")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.PositionsRead, async caller =>
        {
            var run = await RunRoute.FindAsync(runs, date, new QueryParameters(request, RunRoute.RunParameter), cancellationToken);
            var item = RunItem.Of(run, caller) with { Progress = await ProgressAsync(client, run, cancellationToken) };
            return TypedResults.Json(item, HttpJson.Default.RunItem);
        });

    private static async Task<CheckProgress?> ProgressAsync(DurableTaskClient client, RunDocument run, CancellationToken cancellationToken)
    {
        if (run.Review.Status != DayStatus.Running)
        {
            return null;
        }

        var instance = await client.GetInstanceAsync(run.Key.InstanceId, getInputsAndOutputs: true, cancellationToken);
        return instance?.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<CheckProgress>();
    }
}
