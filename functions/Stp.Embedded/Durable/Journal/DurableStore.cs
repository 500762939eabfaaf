using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Durable.Journal;

/// <summary>The journals over the store. All state is in the file; a task that has completed has done its work for good.</summary>
internal class DurableStore
{
    /// <summary>The name under which the engine waits for work; no instance has it.</summary>
    private const string Engine = "";

    private readonly SqliteStore _store;
    private readonly QueueSignals _signals = new();

    protected DurableStore(SqliteStore store) => _store = store;

    public static async Task<DurableStore> OpenAsync(SqliteStore store)
    {
        await store.WriteAsync(DurableSchema.Create);
        return new DurableStore(store);
    }

    /// <summary>Completes when something has changed that the engine should look at. Taken before looking, so that nothing slips in between.</summary>
    public Task NextWork() => _signals.NextArrival(Engine);

    /// <summary>Completes at the next change of an instance.</summary>
    public Task NextChange(string instanceId) => _signals.NextArrival(instanceId);

    /// <summary>Makes the engine look, for example because a clock was set.</summary>
    public void WakeEngine() => _signals.Pulse(Engine);

    public T Read<T>(Func<SqliteSession, T> read) => _store.Read(read);

    /// <summary>Runs the work in a transaction, and tells those who wait for the instance.</summary>
    public async Task<T> WriteAsync<T>(string instanceId, Func<SqliteSession, T> work, CancellationToken cancellationToken = default)
    {
        var result = await CommitAsync(work, cancellationToken);
        _signals.Pulse(instanceId);
        WakeEngine();
        return result;
    }

    protected virtual Task<T> CommitAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        _store.WriteAsync(work, cancellationToken);
}
