using System.Collections.Concurrent;

namespace Stp.Embedded.ServiceBus;

/// <summary>Wakes the receivers of this process at once when it sends; receivers of another process find the message by polling.</summary>
internal sealed class QueueSignals
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    /// <summary>Completes at the next <see cref="Pulse"/>. Taken before looking into the queue, so that nothing slips in between.</summary>
    public Task NextArrival(string path) =>
        _waiting.GetOrAdd(path, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Pulse(string path)
    {
        if (_waiting.TryRemove(path, out var waiting))
        {
            waiting.TrySetResult();
        }
    }
}
