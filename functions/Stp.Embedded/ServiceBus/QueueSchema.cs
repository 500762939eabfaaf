using Stp.Embedded.Storage;

namespace Stp.Embedded.ServiceBus;

/// <summary>The tables of the queues.</summary>
internal static class QueueSchema
{
    /// <summary>One statement each.</summary>
    /// <remarks>
    /// What was sent never changes and may be large; what changes at each delivery is a small row of its own, so that locking a
    /// message does not rewrite its body. <c>available_ms</c> is the instant from which a message may be delivered: its arrival,
    /// its scheduled time, or the end of its lock. One range of one index therefore finds what is due, whatever made it due.
    /// </remarks>
    private static readonly string[] Statements =
    [
        """
        CREATE TABLE IF NOT EXISTS queue_message (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT, envelope BLOB NOT NULL, body BLOB NOT NULL)
        """,
        """
        CREATE TABLE IF NOT EXISTS queue_entry (
            sequence INTEGER PRIMARY KEY, queue TEXT NOT NULL, enqueued_ms INTEGER NOT NULL, available_ms INTEGER NOT NULL,
            delivery_count INTEGER NOT NULL, lock_token BLOB)
        """,
        "CREATE INDEX IF NOT EXISTS queue_entry_available ON queue_entry (queue, available_ms)",
        """
        CREATE TABLE IF NOT EXISTS queue_seen (
            queue TEXT NOT NULL, message_id TEXT NOT NULL, until_ms INTEGER NOT NULL, PRIMARY KEY (queue, message_id)) WITHOUT ROWID
        """,
        "CREATE INDEX IF NOT EXISTS queue_seen_until ON queue_seen (until_ms)",
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
