using Stp.Embedded.Storage;

namespace Stp.Embedded.Durable.Journal;

/// <summary>What is read of the journals without changing them.</summary>
internal static class JournalRows
{
    public static InstanceRow? Instance(SqliteSession session, string instanceId) =>
        session.First($"SELECT {InstanceRow.Columns} FROM durable_instance WHERE instance_id = ?1", InstanceRow.Read, instanceId);

    public static List<JournalEvent> History(SqliteSession session, string instanceId) => session.All(
        "SELECT event FROM durable_history WHERE instance_id = ?1 ORDER BY sequence", row => JournalJson.Read<JournalEvent>(row.GetString(0)), instanceId);

    /// <summary>What has happened to an instance, in the order in which it became due.</summary>
    public static List<InboxRow> Due(SqliteSession session, string instanceId, long nowMs, int limit) => session.All(
        "SELECT id, execution_id, event FROM durable_inbox WHERE instance_id = ?1 AND due_ms <= ?2 ORDER BY due_ms, id LIMIT ?3",
        row => new InboxRow(row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), JournalJson.Read<JournalEvent>(row.GetString(2))),
        instanceId, nowMs, limit);

    /// <summary>Instances to which something has happened, the longest waiting first.</summary>
    public static List<string> DueInstances(SqliteSession session, long nowMs, int limit) => session.All(
        "SELECT instance_id FROM durable_inbox WHERE due_ms <= ?1 GROUP BY instance_id ORDER BY min(due_ms), min(id) LIMIT ?2",
        row => row.GetString(0), nowMs, limit);

    /// <summary>When the next timer that still runs is due; null where there is none.</summary>
    public static long? NextDue(SqliteSession session, long nowMs) =>
        session.First("SELECT min(due_ms) FROM durable_inbox WHERE due_ms > ?1", row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), nowMs);

    /// <summary>Activities in the order in which they were asked for.</summary>
    public static List<ActivityRow> Activities(SqliteSession session, long afterId, int limit) => session.All(
        "SELECT id, instance_id, execution_id, task_id, name, input FROM durable_activity WHERE id > ?1 ORDER BY id LIMIT ?2",
        row => new ActivityRow(
            row.GetInt64(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5)),
        afterId, limit);

    /// <summary>Sub-orchestrations of an instance, ended or not.</summary>
    public static List<InstanceRow> Children(SqliteSession session, string instanceId) => session.All(
        $"SELECT {InstanceRow.Columns} FROM durable_instance WHERE parent_id = ?1", InstanceRow.Read, instanceId);

    public static bool HasRoom(SqliteSession session, string instanceId, int maxWaiting) =>
        session.First("SELECT count(*) FROM (SELECT 1 FROM durable_inbox WHERE instance_id = ?1 LIMIT ?2)", row => row.GetInt32(0), instanceId, maxWaiting)
        < maxWaiting;
}
