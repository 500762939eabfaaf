using Stp.Embedded.Storage;

namespace Stp.Embedded.ServiceBus;

/// <summary>The steps of the queues, each to be run inside one write transaction. Instants are milliseconds since 1970, UTC.</summary>
internal static class QueueTransactions
{
    /// <summary>Body bytes of one delivery, beyond its first message: a thousand large messages must not fill the memory.</summary>
    private const long MaxTakenBytes = 16L << 20;

    /// <summary>Remembered ids forgotten in one go, besides as many as arrive.</summary>
    private const int MaxForgotten = 1_000;

    /// <summary>Bytes of a lock token.</summary>
    private const int TokenBytes = 16;

    /// <summary>Appends messages; gives their sequence numbers, 0 for a duplicate.</summary>
    public static long[] Append(SqliteSession session, string path, IReadOnlyList<QueueMessage> messages, long nowMs, QueueOptions options)
    {
        if (options.DuplicateDetectionWindow is not null)
        {
            Forget(session, messages.Count, nowMs);
        }

        var sequences = new long[messages.Count];
        for (var i = 0; i < sequences.Length; i++)
        {
            sequences[i] = Append(session, path, messages[i], nowMs, options);
        }

        return sequences;
    }

    /// <summary>Locks what is due, oldest first, and hands it out. What was delivered too often goes to the dead letters instead.</summary>
    public static List<QueueDelivery> Take(SqliteSession session, string path, int maxMessages, long nowMs, QueueOptions options)
    {
        var lockedUntilMs = nowMs + (long)options.LockDuration.TotalMilliseconds;
        // One token for all: a lock is a token together with a sequence number, and making a token asks the system for random bytes.
        var lockToken = Guid.NewGuid();
        var taken = new List<QueueDelivery>();
        foreach (var delivery in Due(session, path, maxMessages, nowMs))
        {
            if (IsExhausted(path, delivery.DeliveryCount, options))
            {
                MoveToDeadLetters(session, path, delivery.Sequence, DeadLettering.DeliveryCountExceeded(options.MaxDeliveryCount), nowMs);
                continue;
            }

            var locked = delivery with
            {
                LockToken = lockToken,
                LockedUntil = DateTimeOffset.FromUnixTimeMilliseconds(lockedUntilMs),
                DeliveryCount = delivery.DeliveryCount + 1,
            };
            Lock(session, locked, lockedUntilMs);
            taken.Add(locked);
        }

        return taken;
    }

    /// <summary>Removes a locked message; false where the lock is lost.</summary>
    public static bool Complete(SqliteSession session, QueueLock held, long nowMs)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        held.Token.TryWriteBytes(token);
        using var entry = session.Call("DELETE FROM queue_entry WHERE sequence = ?1 AND queue = ?2 AND lock_token = ?3 AND available_ms > ?4");
        entry.Bind(1, held.Sequence).Bind(2, held.Path).BindBlob(3, token).Bind(4, nowMs).Execute();
        if (session.Changes == 0)
        {
            return false;
        }

        using var message = session.Call("DELETE FROM queue_message WHERE sequence = ?1");
        message.Bind(1, held.Sequence).Execute();
        return true;
    }

    /// <summary>Gives a locked message back to its place in the queue; false where the lock is lost.</summary>
    public static bool Abandon(SqliteSession session, QueueLock held, IDictionary<string, object>? changes, long nowMs, QueueOptions options)
    {
        if (!Holds(session, held, nowMs, out var deliveryCount))
        {
            return false;
        }

        ChangeProperties(session, held.Sequence, changes);
        if (IsExhausted(held.Path, deliveryCount, options))
        {
            MoveToDeadLetters(session, held.Path, held.Sequence, DeadLettering.DeliveryCountExceeded(options.MaxDeliveryCount), nowMs);
        }
        else
        {
            session.Run("UPDATE queue_entry SET available_ms = enqueued_ms, lock_token = NULL WHERE sequence = ?1", held.Sequence);
        }

        return true;
    }

    /// <summary>Gives all locked messages back to their places.</summary>
    public static int ReleaseLocks(SqliteSession session) =>
        session.Run("UPDATE queue_entry SET available_ms = enqueued_ms, lock_token = NULL WHERE lock_token IS NOT NULL");

    /// <summary>Moves a locked message to the dead letters; false where the lock is lost.</summary>
    public static bool DeadLetter(SqliteSession session, QueueLock held, IDictionary<string, object> changes, long nowMs)
    {
        if (!Holds(session, held, nowMs, out _))
        {
            return false;
        }

        MoveToDeadLetters(session, held.Path, held.Sequence, changes, nowMs);
        return true;
    }

    /// <summary>Prolongs a lock; false where it is lost.</summary>
    public static bool Renew(SqliteSession session, QueueLock held, long nowMs, long untilMs) =>
        session.Run(
            "UPDATE queue_entry SET available_ms = ?5 WHERE sequence = ?1 AND queue = ?2 AND lock_token = ?3 AND available_ms > ?4",
            held.Sequence, held.Path, held.Token.ToByteArray(), nowMs, untilMs) > 0;

    /// <summary>Removes a message that nobody has yet received and that is not due; false where there is none.</summary>
    public static bool CancelScheduled(SqliteSession session, string path, long sequence, long nowMs) =>
        session.Run(
            "DELETE FROM queue_entry WHERE sequence = ?1 AND queue = ?2 AND lock_token IS NULL AND available_ms > ?3", sequence, path, nowMs) > 0
        && session.Run("DELETE FROM queue_message WHERE sequence = ?1", sequence) > 0;

    private static long Append(SqliteSession session, string path, QueueMessage message, long nowMs, QueueOptions options)
    {
        if (options.DuplicateDetectionWindow is { } window && message.MessageId is { } id && !Remember(session, path, id, nowMs, window))
        {
            return 0;
        }

        using var row = session.Call("INSERT INTO queue_message (message_id, envelope, body) VALUES (?1, ?2, ?3)");
        (message.MessageId is null ? row.BindNull(1) : row.Bind(1, message.MessageId)).BindBlob(2, message.Envelope).BindBlob(3, message.Body.Span).Execute();
        var sequence = session.LastInserted;
        var dueMs = Math.Max(nowMs, message.ScheduledFor?.ToUnixTimeMilliseconds() ?? nowMs);
        using var entry = session.Call("INSERT INTO queue_entry VALUES (?1, ?2, ?3, ?3, 0, NULL)");
        entry.Bind(1, sequence).Bind(2, path).Bind(3, dueMs).Execute();
        return sequence;
    }

    private static List<QueueDelivery> Due(SqliteSession session, string path, int maxMessages, long nowMs)
    {
        using var row = session.Call(
            """
            SELECT e.sequence, e.enqueued_ms, e.delivery_count, m.message_id, m.envelope, m.body
            FROM queue_entry e JOIN queue_message m ON m.sequence = e.sequence
            WHERE e.queue = ?1 AND e.available_ms <= ?2 ORDER BY e.available_ms, e.sequence LIMIT ?3
            """);
        row.Bind(1, path).Bind(2, nowMs).Bind(3, maxMessages);
        var due = new List<QueueDelivery>();
        for (var bytes = 0L; bytes < MaxTakenBytes && row.Step(); bytes += due[^1].Message.Body.Length)
        {
            due.Add(QueueRows.ReadDelivery(row));
        }

        return due;
    }

    private static void Lock(SqliteSession session, QueueDelivery delivery, long lockedUntilMs)
    {
        Span<byte> token = stackalloc byte[TokenBytes];
        delivery.LockToken.TryWriteBytes(token);
        using var call = session.Call("UPDATE queue_entry SET available_ms = ?2, delivery_count = ?3, lock_token = ?4 WHERE sequence = ?1");
        call.Bind(1, delivery.Sequence).Bind(2, lockedUntilMs).Bind(3, delivery.DeliveryCount).BindBlob(4, token).Execute();
    }

    /// <summary>Forgets ids whose window has passed: more than come in now, so that none pile up, and never so many that a sender pays for a long pause.</summary>
    private static void Forget(SqliteSession session, int arriving, long nowMs)
    {
        using var call = session.Call(
            "DELETE FROM queue_seen WHERE (queue, message_id) IN (SELECT queue, message_id FROM queue_seen WHERE until_ms <= ?1 LIMIT ?2)");
        call.Bind(1, nowMs).Bind(2, arriving + MaxForgotten).Execute();
    }

    private static bool Remember(SqliteSession session, string path, string id, long nowMs, TimeSpan window)
    {
        using var call = session.Call(
            """
            INSERT INTO queue_seen VALUES (?1, ?2, ?3)
            ON CONFLICT (queue, message_id) DO UPDATE SET until_ms = excluded.until_ms WHERE until_ms <= ?4
            """);
        call.Bind(1, path).Bind(2, id).Bind(3, nowMs + (long)window.TotalMilliseconds).Bind(4, nowMs).Execute();
        return session.Changes > 0;
    }

    private static bool Holds(SqliteSession session, QueueLock held, long nowMs, out int deliveryCount)
    {
        deliveryCount = session.First(
            "SELECT delivery_count FROM queue_entry WHERE sequence = ?1 AND queue = ?2 AND lock_token = ?3 AND available_ms > ?4",
            row => row.GetInt32(0), held.Sequence, held.Path, held.Token.ToByteArray(), nowMs);
        return deliveryCount > 0;
    }

    private static bool IsExhausted(string path, int deliveryCount, QueueOptions options) =>
        !QueuePaths.IsDeadLetter(path) && deliveryCount >= options.MaxDeliveryCount;

    private static void MoveToDeadLetters(SqliteSession session, string path, long sequence, IDictionary<string, object> changes, long nowMs)
    {
        ChangeProperties(session, sequence, changes);
        session.Run(
            "UPDATE queue_entry SET queue = ?2, available_ms = ?3, lock_token = NULL WHERE sequence = ?1",
            sequence, QueuePaths.DeadLetterOf(path), nowMs);
    }

    private static void ChangeProperties(SqliteSession session, long sequence, IDictionary<string, object>? changes)
    {
        if (changes is not { Count: > 0 })
        {
            return;
        }

        var envelope = session.First("SELECT envelope FROM queue_message WHERE sequence = ?1", row => row.GetFieldValue<byte[]>(0), sequence);
        session.Run("UPDATE queue_message SET envelope = ?2 WHERE sequence = ?1", sequence, MessageEnvelope.WithChanges(envelope!, changes));
    }
}
