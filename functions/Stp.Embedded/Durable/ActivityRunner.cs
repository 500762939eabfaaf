using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable;

/// <summary>Runs an activity and stores how it has ended. Until that is stored, it counts as not having run.</summary>
internal sealed class ActivityRunner(DurableStore store, DurableFunctions functions, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>Pause before the store is tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Runs one to its end.</summary>
    /// <param name="activity">What was asked for.</param>
    /// <param name="stop">The host stops: the activity may end, and its end is stored if that can be done.</param>
    /// <param name="abort">The activity is to give up, and runs again at the next start.</param>
    public async Task RunAsync(ActivityRow activity, CancellationToken stop, CancellationToken abort)
    {
        var logger = loggers.CreateLogger("Stp.Function." + activity.Name);
        JournalEvent outcome;
        try
        {
            outcome = new TaskCompleted(activity.TaskId, await functions.Activity(activity.Name).InvokeAsync(activity.Input, abort));
        }
        catch (Exception) when (abort.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault)
        {
            logger.LogWarning(fault, "The activity failed; instance '{Instance}' is told.", activity.InstanceId);
            outcome = new TaskFailed(activity.TaskId, Failures.Of(fault));
        }

        while (!await TryStoreAsync(activity, outcome, logger))
        {
            await Task.Delay(Pause, time, stop);
        }
    }

    private async Task<bool> TryStoreAsync(ActivityRow activity, JournalEvent outcome, ILogger logger)
    {
        try
        {
            var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
            await store.WriteAsync(activity.InstanceId, session => InboxWrites.EndActivity(session, activity, outcome, nowMs), CancellationToken.None);
            return true;
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "The end of the activity could not be stored; instance '{Instance}' waits for it.", activity.InstanceId);
            return false;
        }
    }
}
