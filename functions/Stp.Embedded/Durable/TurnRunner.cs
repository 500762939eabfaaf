using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Durable.Orchestrations;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Durable;

/// <summary>Runs a turn of an instance: reads what has happened, brings its code there, and stores what came of it.</summary>
internal sealed class TurnRunner(
    DurableStore store, DurableFunctions functions, Payloads payloads, DurableOptions options, TimeProvider time, ILoggerFactory loggers)
{
    /// <summary>Pause after a turn that could not be read or stored.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ExecutionCache _cache = new(options.MaxCachedOrchestrations);
    private readonly ILogger _logger = loggers.CreateLogger<TurnRunner>();

    public async Task RunAsync(string instanceId, CancellationToken stop)
    {
        try
        {
            var (instance, due) = store.Read(session => (JournalRows.Instance(session, instanceId), Due(session, instanceId)));
            if (instance is { HasEnded: false })
            {
                await RunAsync(instance, due);
            }
            else
            {
                await store.WriteAsync(instanceId, session => Drop(session, due), CancellationToken.None);
            }
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "A turn of instance '{Instance}' could not be run or stored; it is tried again.", instanceId);
            await Task.Delay(Pause, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(InstanceRow instance, List<InboxRow> due)
    {
        // Rows of an earlier execution are used up without being looked at.
        var happened = due.Where(row => row.ExecutionId is null || row.ExecutionId == instance.ExecutionId).Select(row => row.Event).ToList();
        var now = time.GetUtcNow().UtcDateTime;
        var cached = _cache.Take(instance);
        var (turn, execution) = happened.Count == 0 ? (Nothing(instance), cached) : Run(instance, cached, happened, now);
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        var stored = await store.WriteAsync(
            instance.InstanceId, session => TurnWrites.Commit(session, instance, due, turn, nowMs), CancellationToken.None);
        if (stored && execution is not null && turn.End is null && turn.Next is null)
        {
            _cache.Put(execution);
        }

        if (stored && turn.End is { Failure: { } failure })
        {
            _logger.LogError("Orchestrator '{Orchestrator}', instance '{Instance}', failed: {Failure}", instance.Name, instance.InstanceId, failure);
        }
    }

    private (OrchestrationTurn Turn, OrchestrationExecution? Execution) Run(
        InstanceRow instance, OrchestrationExecution? cached, List<JournalEvent> happened, DateTime now)
    {
        if (instance.HistoryCount == 0 && happened.OfType<ExecutionTerminated>().FirstOrDefault() is { } termination)
        {
            return (EndBeforeStart(termination, now), null);
        }

        var journal = cached is null ? store.Read(session => JournalRows.History(session, instance.InstanceId)) : [];
        try
        {
            var execution = cached ?? Replay(instance, journal);
            var turn = execution.Run(happened, now);
            return instance.HistoryCount + turn.Events.Count <= options.MaxHistoryEvents || turn.End is not null || turn.Next is not null
                ? (turn, execution)
                : throw new InvalidOperationException(
                    $"The journal of the instance exceeds {options.MaxHistoryEvents} entries. Let it start afresh with ContinueAsNew, or do more in an activity.");
        }
        catch (InvalidOperationException fault)
        {
            // Code that is missing, disagrees with the journal or exceeds a limit would do so at every attempt: the instance fails.
            return (OrchestrationExecution.Fault(now, fault, instance.CustomStatus), null);
        }
    }

    private OrchestrationExecution Replay(InstanceRow instance, IEnumerable<JournalEvent> journal)
    {
        var execution = new OrchestrationExecution(
            functions.Orchestrator(instance.Name),
            payloads,
            owner => new EmbeddedOrchestrationContext(owner, payloads, loggers),
            () => _ = FailAsync(instance));
        execution.Replay(journal);
        return execution;
    }

    /// <summary>Fails an instance whose code was called from outside its turns.</summary>
    private async Task FailAsync(InstanceRow instance)
    {
        try
        {
            var fault = new ExecutionFaulted(Failures.Of(new ForeignAwaitException()));
            var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
            await store.WriteAsync(instance.InstanceId, session => SendTo(session, instance, fault, nowMs));
        }
        catch (Exception fault)
        {
            _logger.LogError(fault, "Instance '{Instance}' awaits something that is not durable, and this could not be stored.", instance.InstanceId);
        }
    }

    private static bool SendTo(SqliteSession session, InstanceRow instance, JournalEvent happened, long nowMs)
    {
        if (JournalRows.Instance(session, instance.InstanceId) is not { HasEnded: false } now || now.ExecutionId != instance.ExecutionId)
        {
            return false;
        }

        InboxWrites.Add(session, instance.InstanceId, instance.ExecutionId, nowMs, happened);
        return true;
    }

    private List<InboxRow> Due(SqliteSession session, string instanceId) =>
        JournalRows.Due(session, instanceId, time.GetUtcNow().ToUnixTimeMilliseconds(), options.MaxEventsPerTurn);

    private static int Drop(SqliteSession session, List<InboxRow> due)
    {
        InboxWrites.Remove(session, due);
        return due.Count;
    }

    private static OrchestrationTurn Nothing(InstanceRow instance) => new([], instance.Status) { CustomStatus = instance.CustomStatus };

    private static OrchestrationTurn EndBeforeStart(ExecutionTerminated termination, DateTime now)
    {
        var end = new ExecutionCompleted(OrchestrationRuntimeStatus.Terminated, termination.Output, null);
        return new OrchestrationTurn([new TurnStarted(now), termination, end], end.Status) { End = end };
    }
}
