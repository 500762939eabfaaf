using Stp.Embedded.Storage;

namespace Stp.Embedded.ServiceBus;

/// <summary>
/// Queues with peek-lock over the store. All state is in the file, so that several processes may share it, and a task that has
/// completed has done its work for good.
/// </summary>
internal sealed class QueueStore
{
    /// <summary>A receiver that waits looks again after these many milliseconds, doubling: the price of an idle queue against the delay of a message sent by another process.</summary>
    private const int MinPollMs = 5, MaxPollMs = 100;

    private readonly SqliteStore _store;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, QueueOptions> _queues;
    private readonly QueueSignals _signals = new();

    private QueueStore(SqliteStore store, TimeProvider time, Dictionary<string, QueueOptions> queues) =>
        (_store, _time, _queues) = (store, time, queues);

    /// <summary>The names of the queues that exist.</summary>
    public IReadOnlyCollection<string> Queues => _queues.Keys;

    private long NowMs => _time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Opens the queues named, and no others.</summary>
    public static async Task<QueueStore> OpenAsync(SqliteStore store, TimeProvider time, IReadOnlyDictionary<string, QueueOptions> queues)
    {
        await store.WriteAsync(QueueSchema.Create);
        return new QueueStore(store, time, queues.ToDictionary(queue => QueuePaths.Of(queue.Key), queue => queue.Value, StringComparer.Ordinal));
    }

    /// <summary>Settings of the queue that a path belongs to; null where there is no such queue.</summary>
    public QueueOptions? Find(string path) => _queues.GetValueOrDefault(QueuePaths.OwnerOf(path));

    /// <summary>Stores all of the messages or none; gives their sequence numbers, 0 for a duplicate that was dropped.</summary>
    public async Task<long[]> SendAsync(string path, IReadOnlyList<QueueMessage> messages, CancellationToken cancellationToken = default)
    {
        var options = Options(path);
        var sequences = await _store.WriteAsync(
            session => QueueTransactions.Append(session, path, messages, NowMs, options), cancellationToken);
        _signals.Pulse(path);
        return sequences;
    }

    /// <summary>Locks up to <paramref name="maxMessages"/>, waiting up to <paramref name="maxWait"/> for the first; empty where none came.</summary>
    public async Task<List<QueueDelivery>> ReceiveAsync(string path, int maxMessages, TimeSpan maxWait, CancellationToken cancellationToken)
    {
        var options = Options(path);
        var started = _time.GetTimestamp();
        for (var pollMs = MinPollMs; ; pollMs = Math.Min(pollMs * 2, MaxPollMs))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var arrival = _signals.NextArrival(path);
            if (_store.Read(session => QueueRows.HasDue(session, path, NowMs)))
            {
                var taken = await _store.WriteAsync(
                    session => QueueTransactions.Take(session, path, maxMessages, NowMs, options), cancellationToken);
                if (taken.Count > 0)
                {
                    return taken;
                }
            }

            var left = maxWait - _time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero)
            {
                return [];
            }

            var pause = TimeSpan.FromMilliseconds(pollMs);
            await Task.WhenAny(arrival, Task.Delay(left < pause ? left : pause, _time, cancellationToken));
        }
    }

    /// <summary>Removes a message for good; false where the lock is lost.</summary>
    public Task<bool> CompleteAsync(QueueLock held, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => QueueTransactions.Complete(session, held, NowMs), cancellationToken);

    /// <summary>Gives a message back for the next receiver; false where the lock is lost.</summary>
    public async Task<bool> AbandonAsync(QueueLock held, IDictionary<string, object>? changes, CancellationToken cancellationToken = default)
    {
        var options = Options(held.Path);
        var done = await _store.WriteAsync(
            session => QueueTransactions.Abandon(session, held, changes, NowMs, options), cancellationToken);
        _signals.Pulse(held.Path);
        _signals.Pulse(QueuePaths.DeadLetterOf(held.Path));
        return done;
    }

    /// <summary>Moves a message to the dead letters of its queue; false where the lock is lost.</summary>
    public async Task<bool> DeadLetterAsync(QueueLock held, IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        var done = await _store.WriteAsync(session => QueueTransactions.DeadLetter(session, held, changes, NowMs), cancellationToken);
        _signals.Pulse(QueuePaths.DeadLetterOf(held.Path));
        return done;
    }

    /// <summary>Prolongs a lock by the queue's lock duration; null where it is lost.</summary>
    public Task<DateTimeOffset?> RenewAsync(QueueLock held, CancellationToken cancellationToken = default)
    {
        var lockMs = (long)Options(held.Path).LockDuration.TotalMilliseconds;
        return _store.WriteAsync(
            session =>
            {
                var nowMs = NowMs;
                return QueueTransactions.Renew(session, held, nowMs, nowMs + lockMs)
                    ? DateTimeOffset.FromUnixTimeMilliseconds(nowMs + lockMs) : (DateTimeOffset?)null;
            },
            cancellationToken);
    }

    /// <summary>Takes back a message sent for later; false where it is gone or due.</summary>
    public Task<bool> CancelScheduledAsync(string path, long sequence, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(session => QueueTransactions.CancelScheduled(session, path, sequence, NowMs), cancellationToken);

    /// <summary>
    /// Gives every locked message back at once. For a process that knows to be the only one: who locked them is gone, and waiting for the
    /// locks to run out would only delay what a crash has interrupted.
    /// </summary>
    public Task ReleaseLocksAsync(CancellationToken cancellationToken = default) =>
        _store.WriteAsync(QueueTransactions.ReleaseLocks, cancellationToken);

    /// <summary>Looks at messages from a sequence number on, without locking them.</summary>
    public List<QueueDelivery> Peek(string path, long fromSequence, int maxMessages) =>
        _store.Read(session => QueueRows.Peek(session, path, fromSequence, maxMessages));

    /// <summary>How much a queue holds.</summary>
    public QueueCounts Count(string queue) => _store.Read(session => new QueueCounts(
        QueueRows.Count(session, QueuePaths.Of(queue)), QueueRows.Count(session, QueuePaths.DeadLetterOf(QueuePaths.Of(queue)))));

    private QueueOptions Options(string path) =>
        Find(path) ?? throw new ArgumentException($"There is no queue '{path}'.", nameof(path));
}
