using Microsoft.DurableTask;

namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>Brings events to those who wait for them, and keeps those for which nobody does. Case of names does not matter.</summary>
/// <param name="converter">Reads payloads.</param>
/// <param name="whenCancelled">Runs an action when the orchestrator cancels a token.</param>
internal sealed class ExternalEvents(DataConverter converter, Action<Action, CancellationToken> whenCancelled)
{
    private readonly Dictionary<string, Stack<Waiter>> _waiting = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string? Payload)> _kept = [];

    /// <summary>Whether somebody waits.</summary>
    public bool IsAwaited => _waiting.Values.Any(waiters => waiters.Any(waiter => !waiter.IsOver));

    /// <summary>Waits for an event; one that came before is there at once.</summary>
    public Task<T> WaitAsync<T>(string name, CancellationToken cancellationToken)
    {
        var waiter = new Waiter<T>();
        var waiters = _waiting.TryGetValue(name, out var existing) ? existing : _waiting[name] = new Stack<Waiter>();
        if (waiters.TryPeek(out var other) && other.Type != typeof(T))
        {
            throw new ArgumentException($"Somebody waits for event '{name}' as {other.Type}, so it cannot be awaited as {typeof(T)}.", nameof(name));
        }

        waiters.Push(waiter);
        var first = _kept.FindIndex(kept => string.Equals(kept.Name, name, StringComparison.OrdinalIgnoreCase));
        if (first >= 0)
        {
            var (_, payload) = _kept[first];
            _kept.RemoveAt(first);
            Raise(name, payload);
        }

        whenCancelled(() => waiter.Cancel(cancellationToken), cancellationToken);
        return waiter.Task;
    }

    /// <summary>Gives an event to the one who began to wait last, as the real framework does, and to nobody who has given up.</summary>
    public void Raise(string name, string? payload)
    {
        while (_waiting.TryGetValue(name, out var waiters) && waiters.TryPop(out var waiter))
        {
            if (!waiter.IsOver)
            {
                waiter.Receive(converter, payload);
                return;
            }
        }

        _kept.Add((name, payload));
    }

    /// <summary>The events for which nobody has waited, oldest first; afterwards there are none.</summary>
    public IReadOnlyList<(string Name, string? Payload)> TakeKept()
    {
        var kept = _kept.ToArray();
        _kept.Clear();
        return kept;
    }

    private abstract class Waiter
    {
        public abstract Type Type { get; }

        public abstract bool IsOver { get; }

        public abstract void Receive(DataConverter converter, string? payload);
    }

    private sealed class Waiter<T> : Waiter
    {
        private readonly TaskCompletionSource<T> _completion = new();

        public override Type Type => typeof(T);

        public Task<T> Task => _completion.Task;

        public override bool IsOver => _completion.Task.IsCompleted;

        public void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);

        public override void Receive(DataConverter converter, string? payload)
        {
            T? value;
            try
            {
                value = converter.Deserialize<T>(payload);
            }
            catch (Exception fault)
            {
                // The wait fails, and not the engine: the orchestrator may want to tell who sent it.
                _completion.TrySetException(fault);
                return;
            }

            _completion.TrySetResult(value!);
        }
    }
}
