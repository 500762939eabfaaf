using Microsoft.DurableTask.Client;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Durable.Journal;

/// <summary>Stores a turn: takes from the inbox what it has used, appends to the journal, and sets going what it has asked for. One transaction.</summary>
internal static class TurnWrites
{
    /// <summary>False, and nothing is written, where the instance is no longer the one that was read.</summary>
    public static bool Commit(SqliteSession session, InstanceRow read, IReadOnlyList<InboxRow> used, OrchestrationTurn turn, long nowMs)
    {
        var now = JournalRows.Instance(session, read.InstanceId);
        if (now is null || now.HasEnded || now.ExecutionId != read.ExecutionId || now.HistoryCount != read.HistoryCount)
        {
            return false;
        }

        InboxWrites.Remove(session, used);
        if (turn.Next is { } next)
        {
            SendEvents(session, turn, nowMs);
            Continue(session, read, next, turn, nowMs);
            return true;
        }

        Append(session, read, turn, nowMs);
        SendEvents(session, turn, nowMs);
        if (turn.End is { } end)
        {
            End(session, read, turn, end, nowMs);
        }
        else
        {
            SetGoing(session, read, turn, nowMs);
        }

        return true;
    }

    private static void Append(SqliteSession session, InstanceRow instance, OrchestrationTurn turn, long nowMs)
    {
        for (var i = 0; i < turn.Events.Count; i++)
        {
            session.Run(
                "INSERT INTO durable_history VALUES (?1, ?2, ?3)", instance.InstanceId, instance.HistoryCount + i, JournalJson.Write(turn.Events[i]));
        }

        session.Run(
            """
            UPDATE durable_instance SET status = ?2, updated_ms = ?3, custom_status = ?4, history_count = ?5, output = ?6, failure = ?7
            WHERE instance_id = ?1
            """,
            instance.InstanceId, (int)turn.Status, nowMs, turn.CustomStatus, instance.HistoryCount + turn.Events.Count, turn.End?.Output,
            turn.End?.Failure is { } failure ? JournalJson.Write(failure) : null);
    }

    private static void SendEvents(SqliteSession session, OrchestrationTurn turn, long nowMs)
    {
        foreach (var sent in turn.Events.OfType<EventSent>())
        {
            InboxWrites.Send(session, sent.InstanceId, new EventRaised(sent.Name, sent.Payload), nowMs);
        }
    }

    private static void SetGoing(SqliteSession session, InstanceRow instance, OrchestrationTurn turn, long nowMs)
    {
        foreach (var asked in turn.Events.OfType<AskedEvent>())
        {
            SetGoing(session, instance, asked, nowMs);
        }

        foreach (var timer in turn.CancelledTimers)
        {
            session.Run("DELETE FROM durable_inbox WHERE instance_id = ?1 AND execution_id = ?2 AND timer_id = ?3", instance.InstanceId, instance.ExecutionId, timer);
        }
    }

    private static void SetGoing(SqliteSession session, InstanceRow instance, AskedEvent asked, long nowMs)
    {
        switch (asked)
        {
            case TaskScheduled task:
                session.Run(
                    "INSERT INTO durable_activity (instance_id, execution_id, task_id, name, input) VALUES (?1, ?2, ?3, ?4, ?5)",
                    instance.InstanceId, instance.ExecutionId, task.TaskId, task.Name, task.Input);
                break;
            case TimerCreated timer:
                InboxWrites.Add(session, instance.InstanceId, instance.ExecutionId, DueMs(timer.FireAt), new TimerFired(timer.TaskId), timer.TaskId);
                break;
            case EventSent:
                // Already sent: unlike the others, events go out in the last turn too.
                break;
            case SubOrchestrationScheduled sub:
                StartChild(session, instance, sub, nowMs);
                break;
            default:
                throw new InvalidOperationException($"An orchestrator cannot ask for {asked.What}.");
        }
    }

    private static void StartChild(SqliteSession session, InstanceRow parent, SubOrchestrationScheduled sub, long nowMs)
    {
        var child = new InstanceRow(sub.InstanceId, Guid.NewGuid().ToString("N"), sub.Name, OrchestrationRuntimeStatus.Pending)
        {
            CreatedMs = nowMs,
            StartMs = nowMs,
            Input = sub.Input,
            Parent = new ParentTask(parent.InstanceId, parent.ExecutionId, parent.Name, sub.TaskId),
        };
        if (InstanceWrites.Start(session, child, RuntimeStatuses.HasEnded) is { } existing)
        {
            InboxWrites.Add(
                session, parent.InstanceId, parent.ExecutionId, nowMs,
                new TaskFailed(sub.TaskId, Failures.AlreadyExists(sub.InstanceId, existing)));
        }
    }

    private static void End(SqliteSession session, InstanceRow instance, OrchestrationTurn turn, ExecutionCompleted end, long nowMs)
    {
        InstanceWrites.RemoveWork(session, instance.InstanceId);
        if (turn.Events.OfType<ExecutionTerminated>().FirstOrDefault() is { Recursive: true } termination)
        {
            foreach (var child in JournalRows.Children(session, instance.InstanceId))
            {
                InboxWrites.Send(session, child.InstanceId, termination, nowMs);
            }
        }

        if (instance.Parent is { } parent && JournalRows.Instance(session, parent.InstanceId) is { HasEnded: false })
        {
            InboxWrites.Add(session, parent.InstanceId, parent.ExecutionId, nowMs, OutcomeForParent(instance, parent, end));
        }
    }

    private static JournalEvent OutcomeForParent(InstanceRow instance, ParentTask parent, ExecutionCompleted end) =>
        end.Status == OrchestrationRuntimeStatus.Completed
            ? new TaskCompleted(parent.TaskId, end.Output)
            : new TaskFailed(parent.TaskId, end.Failure ?? Failures.Terminated(instance.InstanceId));

    private static void Continue(SqliteSession session, InstanceRow instance, Continuation next, OrchestrationTurn turn, long nowMs)
    {
        var successor = instance with { ExecutionId = Guid.NewGuid().ToString("N"), Input = next.Input };
        InstanceWrites.RemoveHistory(session, instance.InstanceId);
        session.Run("DELETE FROM durable_inbox WHERE instance_id = ?1 AND execution_id IS NOT NULL", instance.InstanceId);
        session.Run(
            """
            UPDATE durable_instance SET execution_id = ?2, input = ?3, custom_status = ?4, updated_ms = ?5, status = ?6, history_count = 0
            WHERE instance_id = ?1
            """,
            instance.InstanceId, successor.ExecutionId, next.Input, turn.CustomStatus, nowMs, (int)OrchestrationRuntimeStatus.Running);
        InstanceWrites.AddStart(session, successor, InboxWrites.FirstOfAll);
        foreach (var unprocessed in next.Events)
        {
            InboxWrites.Add(session, instance.InstanceId, successor.ExecutionId, InboxWrites.FirstOfAll, unprocessed);
        }
    }

    /// <summary>Rounded up, so that a timer never fires before its time.</summary>
    private static long DueMs(DateTime fireAt) => (fireAt.Ticks - DateTime.UnixEpoch.Ticks + TimeSpan.TicksPerMillisecond - 1) / TimeSpan.TicksPerMillisecond;
}
