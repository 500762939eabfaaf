using Microsoft.Extensions.Caching.Memory;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Positions;

/// <summary>
/// The positions that this process wrote last, with their ETags, so that the next batch need not read first; and the turn of each
/// position. Another process may have moved a position since: its ETag then refuses the batch, and the position is read.
/// </summary>
internal sealed class PositionCache : IDisposable
{
    private const int MaxPositions = 20_000;
    private const int Turns = 1_024;

    private readonly MemoryCache _positions = new(new MemoryCacheOptions { SizeLimit = MaxPositions });
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, Turns).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits for the turn of a position; disposing the answer ends it. Positions may share one: it only orders work.</summary>
    public async Task<IDisposable> EnterAsync(PositionKey key, CancellationToken cancellationToken)
    {
        var turn = _turns[(uint)key.GetHashCode() % Turns];
        await turn.WaitAsync(cancellationToken);
        return new Turn(turn);
    }

    public Tagged<Position>? Find(PositionKey key) => _positions.Get<Tagged<Position>>(key);

    public void Remember(PositionKey key, Position position, string etag) =>
        _positions.Set(key, new Tagged<Position>(position, etag), new MemoryCacheEntryOptions { Size = 1 });

    public void Forget(PositionKey key) => _positions.Remove(key);

    public void Dispose()
    {
        _positions.Dispose();
        Array.ForEach(_turns, turn => turn.Dispose());
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
