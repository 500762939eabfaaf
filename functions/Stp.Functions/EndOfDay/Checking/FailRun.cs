using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Writes down that a run ended without a report, and why.</summary>
internal sealed class FailRun(RunStore runs)
{
    [Function(nameof(FailRun))]
    public Task RunAsync([ActivityTrigger] RunFailure failure, CancellationToken cancellationToken) => runs.ChangeAsync(
        failure.Key, run => run with { Review = run.Review.Fail(), Failure = failure.Reason }, cancellationToken);
}
