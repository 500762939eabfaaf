using Stp.Embedded.Storage;

namespace Stp.Embedded.Durable.Journal;

/// <summary>The tables of the orchestrations.</summary>
internal static class DurableSchema
{
    /// <summary>One statement each.</summary>
    /// <remarks>
    /// <c>durable_inbox</c> holds what has happened and is not yet in the journal: completions, events, commands, and timers that are still
    /// running, whose <c>due_ms</c> lies ahead. A row with an execution id is for that execution only. <c>durable_activity</c> holds the
    /// activities that have been asked for and have not ended.
    /// </remarks>
    private static readonly string[] Statements =
    [
        """
        CREATE TABLE IF NOT EXISTS durable_instance (
            instance_id TEXT PRIMARY KEY, execution_id TEXT NOT NULL, name TEXT NOT NULL, status INTEGER NOT NULL,
            created_ms INTEGER NOT NULL, updated_ms INTEGER NOT NULL, start_ms INTEGER NOT NULL, input TEXT, output TEXT,
            custom_status TEXT, failure TEXT, tags TEXT, parent_id TEXT, parent TEXT, history_count INTEGER NOT NULL)
        """,
        "CREATE INDEX IF NOT EXISTS durable_instance_parent ON durable_instance (parent_id) WHERE parent_id IS NOT NULL",
        """
        CREATE TABLE IF NOT EXISTS durable_history (
            instance_id TEXT NOT NULL, sequence INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (instance_id, sequence))
        """,
        """
        CREATE TABLE IF NOT EXISTS durable_inbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT, instance_id TEXT NOT NULL, execution_id TEXT, timer_id INTEGER,
            due_ms INTEGER NOT NULL, event TEXT NOT NULL)
        """,
        "CREATE INDEX IF NOT EXISTS durable_inbox_due ON durable_inbox (due_ms, instance_id)",
        "CREATE INDEX IF NOT EXISTS durable_inbox_instance ON durable_inbox (instance_id, due_ms)",
        """
        CREATE TABLE IF NOT EXISTS durable_activity (
            id INTEGER PRIMARY KEY AUTOINCREMENT, instance_id TEXT NOT NULL, execution_id TEXT NOT NULL, task_id INTEGER NOT NULL,
            name TEXT NOT NULL, input TEXT)
        """,
        "CREATE INDEX IF NOT EXISTS durable_activity_instance ON durable_activity (instance_id)",
    ];

    public static int Create(SqliteSession session)
    {
        foreach (var statement in Statements)
        {
            session.Run(statement);
        }

        return Statements.Length;
    }
}
