using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.EndOfDay.Running;

/// <summary><c>GET eod/{date}?run=</c>: how the end of day of a date stands, by its latest run.</summary>
internal sealed class GetEndOfDay(RouteGuard guard, RunStore runs, EndedRuns ended)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "How the end of day of a date stands, by its latest run.",
        Role = Roles.PositionsRead,
        Path = [PathParameter.Date],
        Query = [RunRoute.RunParameter],
        Answers = [Answer.Item(HttpJson.Default.RunItem, RunItem.Example)],
        Problems = [ProblemKinds.NotFound],
    };

    [Function(nameof(GetEndOfDay))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "eod/{date}")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var found = await RunRoute.FindAsync(runs, date, query.Get(RunRoute.RunParameter), cancellationToken);
            var (run, instance) = await ended.LookAsync(client, found, cancellationToken);
            return ItemAnswer.Of(RunItem.Of(run, caller) with { Progress = ProgressOf(instance, caller) }, HttpJson.Default.RunItem);
        });

    /// <summary>How far the check has come, as far as a caller may know.</summary>
    internal static CheckProgress? ProgressOf(OrchestrationMetadata? instance, Caller caller)
    {
        var progress = instance?.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<CheckProgress>();
        // How many accounts there are is not for a reader of some.
        return progress is null || caller.Accounts is null ? progress : new CheckProgress(progress.Phase);
    }
}
