using Microsoft.DurableTask.Client;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Durable.Journal;

/// <summary>Makes and removes instances. Each is to be run inside a write transaction.</summary>
internal static class InstanceWrites
{
    /// <summary>Makes an instance in the place of one with its id; gives the state of that one, and does nothing, where it must stay.</summary>
    public static OrchestrationRuntimeStatus? Start(
        SqliteSession session, InstanceRow instance, Func<OrchestrationRuntimeStatus, bool> mayReplace)
    {
        if (JournalRows.Instance(session, instance.InstanceId) is { } existing)
        {
            if (!mayReplace(existing.Status))
            {
                return existing.Status;
            }

            Remove(session, instance.InstanceId);
        }

        session.Run(
            """
            INSERT INTO durable_instance (
                instance_id, execution_id, name, status, created_ms, updated_ms, start_ms, input, tags, parent_id, parent, history_count)
            VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8, ?9, ?10, 0)
            """,
            instance.InstanceId, instance.ExecutionId, instance.Name, (int)instance.Status, instance.CreatedMs, instance.StartMs, instance.Input,
            instance.Tags.Count == 0 ? null : JournalJson.Write(instance.Tags), instance.Parent?.InstanceId,
            instance.Parent is null ? null : JournalJson.Write(instance.Parent));
        AddStart(session, instance, instance.StartMs);
        return null;
    }

    public static void AddStart(SqliteSession session, InstanceRow instance, long dueMs) => InboxWrites.Add(
        session, instance.InstanceId, instance.ExecutionId, dueMs,
        new ExecutionStarted(instance.InstanceId, instance.ExecutionId, instance.Name, instance.Input, instance.Parent));

    /// <summary>Removes an instance that has ended, and its sub-orchestrations that have where asked; gives the number removed.</summary>
    public static int Purge(SqliteSession session, string instanceId, bool recursive)
    {
        if (JournalRows.Instance(session, instanceId) is not { HasEnded: true })
        {
            return 0;
        }

        var children = recursive ? JournalRows.Children(session, instanceId) : [];
        Remove(session, instanceId);
        return 1 + children.Sum(child => Purge(session, child.InstanceId, recursive));
    }

    /// <summary>Ends the work that is under way for an instance: its timers, its activities, and what has happened to it.</summary>
    public static void RemoveWork(SqliteSession session, string instanceId)
    {
        session.Run("DELETE FROM durable_inbox WHERE instance_id = ?1", instanceId);
        session.Run("DELETE FROM durable_activity WHERE instance_id = ?1", instanceId);
    }

    public static void RemoveHistory(SqliteSession session, string instanceId) =>
        session.Run("DELETE FROM durable_history WHERE instance_id = ?1", instanceId);

    private static void Remove(SqliteSession session, string instanceId)
    {
        RemoveWork(session, instanceId);
        RemoveHistory(session, instanceId);
        session.Run("DELETE FROM durable_instance WHERE instance_id = ?1", instanceId);
    }
}
