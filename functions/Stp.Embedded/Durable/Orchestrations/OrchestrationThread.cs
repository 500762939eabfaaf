namespace Stp.Embedded.Durable.Orchestrations;

/// <summary>
/// Runs the code of one orchestrator: one step at a time, on whatever thread has the turn. Only durable tasks complete inside a turn, so a
/// continuation that comes from anywhere else shows that the orchestrator has awaited something that is not durable.
/// </summary>
internal sealed class OrchestrationThread(Action whenForeign) : SynchronizationContext
{
    private const int Nobody = 0;

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = [];
    private int _turnThread = Nobody;

    /// <summary>Whether the caller runs inside a turn.</summary>
    public bool IsCurrent => Volatile.Read(ref _turnThread) == Environment.CurrentManagedThreadId;

    /// <summary>Runs a turn on this thread.</summary>
    public void Run(Action turn)
    {
        var outside = Current;
        SetSynchronizationContext(this);
        Volatile.Write(ref _turnThread, Environment.CurrentManagedThreadId);
        try
        {
            turn();
        }
        finally
        {
            Volatile.Write(ref _turnThread, Nobody);
            SetSynchronizationContext(outside);
        }
    }

    /// <summary>Runs what has become ready, until nothing is.</summary>
    public void RunReady()
    {
        while (_ready.TryDequeue(out var next))
        {
            next.Callback(next.State);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (IsCurrent)
        {
            _ready.Enqueue((d, state));
        }
        else
        {
            whenForeign();
        }
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent)
        {
            whenForeign();
            throw new ForeignAwaitException();
        }

        d(state);
    }

    public override SynchronizationContext CreateCopy() => this;
}
