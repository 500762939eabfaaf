using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>Finds runs whose orchestration has ended without a report: a person has ended it, or it could not even write down its failure.</summary>
internal sealed class EndedRuns(RunStore runs)
{
    private const string Terminated = "The orchestration was terminated.";

    /// <summary>
    /// A run as it stands, with the instance that makes it while it is running. One whose instance has ended is marked as failed.
    /// </summary>
    public async Task<(RunDocument Run, OrchestrationMetadata? Instance)> LookAsync(
        DurableTaskClient client, RunDocument run, CancellationToken cancellationToken)
    {
        if (run.Review.Status != DayStatus.Running)
        {
            return (run, null);
        }

        var instance = await client.GetInstanceAsync(run.Key.InstanceId, getInputsAndOutputs: true, cancellationToken);
        if (instance is not { IsCompleted: true })
        {
            return (run, instance);
        }

        var reason = instance.FailureDetails is { } failure ? FailureText.Of(failure) : Terminated;
        // It may have published its report, and ended, since it was read.
        var now = await runs.ChangeAsync(
            run.Key,
            stored => stored.Review.Status == DayStatus.Running ? stored with { Review = stored.Review.Fail(), Failure = reason } : stored,
            cancellationToken);
        return (now, null);
    }
}
