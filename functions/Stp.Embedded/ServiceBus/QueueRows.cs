using Stp.Embedded.Storage;

namespace Stp.Embedded.ServiceBus;

/// <summary>What is read of the queues without changing them.</summary>
internal static class QueueRows
{
    public static bool HasDue(SqliteSession session, string path, long nowMs) =>
        session.First("SELECT 1 FROM queue_entry WHERE queue = ?1 AND available_ms <= ?2 LIMIT 1", row => row.GetInt64(0), path, nowMs) == 1;

    /// <summary>Messages from a sequence number on, locked and scheduled ones too.</summary>
    public static List<QueueDelivery> Peek(SqliteSession session, string path, long fromSequence, int maxMessages)
    {
        using var row = session.Call(
            """
            SELECT e.sequence, e.enqueued_ms, e.delivery_count, m.message_id, m.envelope, m.body
            FROM queue_entry e JOIN queue_message m ON m.sequence = e.sequence
            WHERE e.queue = ?1 AND e.sequence >= ?2 ORDER BY e.sequence LIMIT ?3
            """);
        row.Bind(1, path).Bind(2, fromSequence).Bind(3, maxMessages);
        var seen = new List<QueueDelivery>();
        while (row.Step())
        {
            seen.Add(ReadDelivery(row));
        }

        return seen;
    }

    public static long Count(SqliteSession session, string path) =>
        session.First("SELECT count(*) FROM queue_entry WHERE queue = ?1", row => row.GetInt64(0), path);

    /// <summary>A row of: sequence, enqueued_ms, delivery_count, message_id, envelope, body.</summary>
    public static QueueDelivery ReadDelivery(SqliteCall row) => new(
        row.Integer(0), Guid.Empty, default, (int)row.Integer(2), DateTimeOffset.FromUnixTimeMilliseconds(row.Integer(1)),
        new QueueMessage(row.IsNull(3) ? null : row.Text(3), row.Blob(4).ToArray(), row.Blob(5).ToArray()));
}
