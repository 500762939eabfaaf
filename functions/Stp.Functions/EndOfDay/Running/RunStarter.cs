using Microsoft.DurableTask.Client;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.People;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>Starts runs. The document of a run is stored before its orchestration is started, and a start that was cut off in between is completed by the next.</summary>
internal sealed class RunStarter(RunStore runs, EndedRuns ended, EndOfDaySettings settings, TimeProvider time)
{
    /// <summary>
    /// The run of a date: the one that is there, or the first one, or another one where <paramref name="rerun"/> asks for it or the last one has
    /// failed. Two who ask at once get the same. A new one reads everything where <paramref name="full"/> asks for it.
    /// What nobody starts is started by the clock.
    /// </summary>
    public async Task<(RunDocument Run, bool IsNew)> StartAsync(
        DurableTaskClient client, DateOnly date, Person? startedBy, bool rerun, CancellationToken cancellationToken, bool full = false)
    {
        var latest = await CurrentAsync(client, date, cancellationToken);
        var isEnough = latest?.Review.Status switch
        {
            null => false,
            DayStatus.Running => true,
            DayStatus.Failed => startedBy is null,
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

        var isNew = await runs.TryCreateAsync(NewRun(key, startedBy, full), cancellationToken);
        await ScheduleAsync(client, key, cancellationToken);
        return (await runs.GetAsync(key, cancellationToken), isNew);
    }

    /// <summary>The date, where a person may start its check.</summary>
    /// <exception cref="RequestException">422: it is no business date, or has not come yet.</exception>
    public DateOnly Checkable(DateOnly date)
    {
        if (settings.DueDates.DueAt(date) is null)
        {
            throw new RequestException(ProblemKinds.NotABusinessDate, $"{date:yyyy-MM-dd} is no business date of any calendar.");
        }

        // East of Greenwich it is tomorrow already.
        return date <= DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(1)
            ? date
            : throw new RequestException(ProblemKinds.DateInFuture, $"{date:yyyy-MM-dd} has not come yet.");
    }

    /// <summary>The latest date up to today whose check a person may start.</summary>
    public DateOnly LatestCheckable()
    {
        const int Week = 7;
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Enumerable.Range(0, Week).Select(days => today.AddDays(-days)).FirstOrDefault(date => settings.DueDates.DueAt(date) is not null, today);
    }

    /// <summary>The latest run of a date, as it stands. One whose orchestration was never started is started.</summary>
    private async Task<RunDocument?> CurrentAsync(DurableTaskClient client, DateOnly date, CancellationToken cancellationToken)
    {
        if (await runs.LatestAsync(date, cancellationToken) is not { } latest)
        {
            return null;
        }

        var (run, instance) = await ended.LookAsync(client, latest, cancellationToken);
        if (run.Review.Status == DayStatus.Running && instance is null)
        {
            await ScheduleAsync(client, run.Key, cancellationToken);
        }

        return run;
    }

    private RunDocument NewRun(RunKey key, Person? startedBy, bool full) => new()
    {
        Id = RunDocument.IdOf(key.Run),
        BusinessDate = key.BusinessDate,
        Run = key.Run,
        Review = new DayReview { Date = key.BusinessDate, Run = key.Run, FourEyes = settings.FourEyes },
        StartedBy = startedBy?.Name ?? RunDocument.Timer,
        StartedById = startedBy?.Id,
        IsFullAsked = full,
        StartedAt = time.GetUtcNow(),
    };

    private static Task ScheduleAsync(DurableTaskClient client, RunKey key, CancellationToken cancellationToken) =>
        client.StartOnceAsync(nameof(EndOfDayCheck), key, key.InstanceId, cancellationToken);
}
