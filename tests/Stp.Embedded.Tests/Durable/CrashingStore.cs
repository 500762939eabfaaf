using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Tests.Durable;

/// <summary>A store that is gone after so many commits, just before or just after the last of them.</summary>
internal sealed class CrashingStore(SqliteStore store, int commits, bool isLastStored) : DurableStore(store)
{
    private int _left = commits;

    public bool IsGone => Volatile.Read(ref _left) <= 0;

    protected override async Task<T> CommitAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        var left = Interlocked.Decrement(ref _left);
        if (left > 0 || (left == 0 && isLastStored))
        {
            var result = await base.CommitAsync(work, cancellationToken);
            return left > 0 ? result : throw new IOException("Gone after the commit.");
        }

        throw new IOException("Gone.");
    }
}
