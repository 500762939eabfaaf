using Stp.Embedded.Storage;

namespace Stp.Embedded.Durable.Journal;

/// <summary>Tells instances what has happened. Each is to be run inside a write transaction.</summary>
internal static class InboxWrites
{
    /// <summary>Events that go along into a new execution come before all that has happened since.</summary>
    public const long FirstOfAll = 0;

    public static void Add(
        SqliteSession session, string instanceId, string? executionId, long dueMs, JournalEvent happened, int? timerId = null) =>
        session.Run(
            "INSERT INTO durable_inbox (instance_id, execution_id, timer_id, due_ms, event) VALUES (?1, ?2, ?3, ?4, ?5)",
            instanceId, executionId, timerId, dueMs, JournalJson.Write(happened));

    /// <summary>Tells an instance something from outside; false, and nothing is written, where it is unknown or has ended.</summary>
    public static bool Send(SqliteSession session, string instanceId, JournalEvent happened, long nowMs)
    {
        if (JournalRows.Instance(session, instanceId) is not { HasEnded: false } instance)
        {
            return false;
        }

        // What comes before the start waits for it, but for a termination, which needs none.
        var dueMs = happened is ExecutionTerminated ? nowMs : Math.Max(nowMs, instance.StartMs);
        Add(session, instanceId, executionId: null, dueMs, happened);
        return true;
    }

    /// <summary>Records the end of an activity; false where nobody waits for it any more.</summary>
    public static bool EndActivity(SqliteSession session, ActivityRow activity, JournalEvent outcome, long nowMs)
    {
        if (session.Run("DELETE FROM durable_activity WHERE id = ?1", activity.Id) == 0)
        {
            return false;
        }

        Add(session, activity.InstanceId, activity.ExecutionId, nowMs, outcome);
        return true;
    }

    public static void Remove(SqliteSession session, IEnumerable<InboxRow> rows)
    {
        foreach (var row in rows)
        {
            session.Run("DELETE FROM durable_inbox WHERE id = ?1", row.Id);
        }
    }
}
