using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable.Journal;

namespace Stp.Embedded.Durable;

/// <summary>Gives turns to the instances to which something has happened, and runs the activities that they ask for: so many at once, and no more.</summary>
internal sealed class DurableEngine(
    DurableStore store, TurnRunner turns, ActivityRunner activities, DurableOptions options, string folder, TimeProvider time, ILogger<DurableEngine> logger)
    : IHostedService, IDisposable
{
    /// <summary>How soon something is seen that another process has stored.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationTokenSource _abort = new();
    private readonly ConcurrentDictionary<string, Task> _turns = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, Task> _activities = new();
    private IDisposable? _claim;
    private long _lastActivity;
    private bool _disposed;
    private Task _loop = Task.CompletedTask;

    /// <summary>Whether nothing is due and no activity is to be run: only the clock, or somebody from outside, can make a difference.</summary>
    public bool IsIdle => store.Read(session =>
        JournalRows.DueInstances(session, NowMs, 1).Count == 0 && JournalRows.Activities(session, afterId: 0, 1).Count == 0);

    private long NowMs => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // At once, so that of two processes the one that was started first has it, however busy the machine is.
        _claim = EngineClaim.TryTake(folder);
        var stopping = _stop.Token;
        _loop = Task.Run(() => LoopAsync(stopping), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <summary>
    /// Begins nothing more and lets what is running end; when <paramref name="cancellationToken"/> says so, asks activities to give up and
    /// leaves them. What was left runs again at the next start.
    /// </summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await using var giveUp = cancellationToken.Register(_abort.Cancel);
        await _loop;
        await Task.WhenAll([.. _turns.Values, .. _activities.Values]).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Only now may another process take over.
        _claim?.Dispose();
    }

    public void Dispose()
    {
        if (_disposed)
        {
            // The container knows it twice: as itself and as a hosted service.
            return;
        }

        _disposed = true;
        // A host whose start is broken off disposes its services without having stopped them.
        _stop.Cancel();
        _stop.Dispose();
        _abort.Dispose();
        _claim?.Dispose();
    }

    private async Task LoopAsync(CancellationToken stopping)
    {
        try
        {
            _claim ??= await EngineClaim.TakeAsync(folder, time, stopping);
            while (!stopping.IsCancellationRequested)
            {
                var work = store.NextWork();
                var pause = Dispatch(stopping);
                await work.WaitAsync(pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (Exception) when (stopping.IsCancellationRequested)
        {
            // The host stops, and may have closed the file already: what was not begun begins at the next start.
        }
        catch (Exception fault)
        {
            logger.LogCritical(fault, "Orchestrations do not run.");
        }
    }

    /// <summary>Begins what there is room for; gives the time until something else is due.</summary>
    private TimeSpan Dispatch(CancellationToken stopping)
    {
        try
        {
            BeginTurns(stopping);
            BeginActivities(stopping);
            var nowMs = NowMs;
            return store.Read(session => JournalRows.NextDue(session, nowMs)) is { } dueMs && dueMs - nowMs < Poll.TotalMilliseconds
                ? TimeSpan.FromMilliseconds(dueMs - nowMs) : Poll;
        }
        catch (Exception fault) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(fault, "The journals could not be read.");
            return Poll;
        }
    }

    private void BeginTurns(CancellationToken stopping)
    {
        // Those that have a turn already are due as well, until it is stored.
        var due = store.Read(session => JournalRows.DueInstances(session, NowMs, options.MaxConcurrentOrchestrations + _turns.Count));
        foreach (var instanceId in due.Where(instanceId => !_turns.ContainsKey(instanceId)))
        {
            if (_turns.Count == options.MaxConcurrentOrchestrations)
            {
                return;
            }

            Begin(_turns, instanceId, () => turns.RunAsync(instanceId, stopping));
        }
    }

    private void BeginActivities(CancellationToken stopping)
    {
        var room = options.MaxConcurrentActivities - _activities.Count;
        if (room == 0)
        {
            return;
        }

        var aborting = _abort.Token;
        // Rows come in the order of their ids, so those up to the last one have been begun.
        foreach (var activity in store.Read(session => JournalRows.Activities(session, _lastActivity, room)))
        {
            _lastActivity = activity.Id;
            Begin(_activities, activity.Id, () => activities.RunAsync(activity, stopping, aborting));
        }
    }

    private void Begin<TKey>(ConcurrentDictionary<TKey, Task> running, TKey key, Func<Task> run)
        where TKey : notnull
    {
        var begun = new TaskCompletionSource();
        running[key] = Task.Run(async () =>
        {
            await begun.Task;
            try
            {
                await run();
            }
            finally
            {
                running.TryRemove(key, out _);
                store.WakeEngine();
            }
        });
        begun.SetResult();
    }
}
