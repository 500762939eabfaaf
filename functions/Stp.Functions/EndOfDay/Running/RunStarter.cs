using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>Starts runs. The document of a run is stored before its orchestration is started, and a start that was cut off in between is completed by the next.</summary>
internal sealed class RunStarter(RunStore runs, Stp.Domain.EndOfDay.Settings.EndOfDaySettings settings, TimeProvider time)
{
    private const string Terminated = "The orchestration was terminated.";

    /// <summary>An instance that exists in any state is not started again.</summary>
    private static readonly OrchestrationRuntimeStatus[] AnyStatus =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>
    /// The run of a date: the one that is there, or the first one, or another one where <paramref name="rerun"/> asks for it or the last one has
    /// failed. Two who ask at once get the same.
    /// </summary>
    public async Task<(RunDocument Run, bool IsNew)> StartAsync(
        DurableTaskClient client, DateOnly date, string startedBy, bool rerun, CancellationToken cancellationToken)
    {
        var latest = await CurrentAsync(client, date, cancellationToken);
        var isEnough = latest?.Review.Status switch
        {
            null => false,
            DayStatus.Running => true,
            DayStatus.Failed => startedBy == RunDocument.Timer,
            _ => !rerun,
        };
        if (isEnough)
        {
            return (latest!, false);
        }

        var key = new RunKey(date, (latest?.Run ?? 0) + 1);
        if (key.Run > RunStore.MaxRuns)
        {
            throw new RequestException(ProblemKinds.TooManyRuns, $"{date:yyyy-MM-dd} already has {RunStore.MaxRuns} runs.");
        }

        var isNew = await runs.TryCreateAsync(NewRun(key, startedBy), cancellationToken);
        await ScheduleAsync(client, key, cancellationToken);
        return (await runs.GetAsync(key, cancellationToken), isNew);
    }

    /// <summary>
    /// The latest run of a date. One whose orchestration was never started is started; one whose orchestration has ended without a report, by a
    /// person or because it could not even write down its failure, has failed.
    /// </summary>
    public async Task<RunDocument?> CurrentAsync(DurableTaskClient client, DateOnly date, CancellationToken cancellationToken)
    {
        var latest = await runs.LatestAsync(date, cancellationToken);
        if (latest is not { Review.Status: DayStatus.Running })
        {
            return latest;
        }

        var instance = await client.GetInstanceAsync(latest.Key.InstanceId, getInputsAndOutputs: true, cancellationToken);
        if (instance is null)
        {
            await ScheduleAsync(client, latest.Key, cancellationToken);
        }
        else if (instance.IsCompleted)
        {
            var reason = instance.FailureDetails is { } failure ? FailureText.Of(failure) : Terminated;
            return await runs.ChangeAsync(
                latest.Key,
                run => run.Review.Status == DayStatus.Running ? run with { Review = run.Review.Fail(), Failure = reason } : run,
                cancellationToken);
        }

        return latest;
    }

    private RunDocument NewRun(RunKey key, string startedBy) => new()
    {
        Id = RunDocument.IdOf(key.Run),
        BusinessDate = key.BusinessDate,
        Run = key.Run,
        Review = new DayReview { Date = key.BusinessDate, Run = key.Run, FourEyes = settings.FourEyes },
        StartedBy = startedBy,
        StartedAt = time.GetUtcNow(),
    };

    private static async Task ScheduleAsync(DurableTaskClient client, RunKey key, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(EndOfDayCheck), key, new StartOrchestrationOptions(key.InstanceId).WithDedupeStatuses(AnyStatus), cancellationToken);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // Somebody else was as quick: it runs, which is what was asked for.
        }
    }
}
