using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>A pair of stores, and a way to look at what they hold.</summary>
public abstract class LedgerUnderTest : IAsyncDisposable
{
    public abstract ITradeStore Trades { get; }

    public abstract IPostingStore Postings { get; }

    /// <summary>The same stores as another instance of the product sees them, with nothing remembered.</summary>
    public abstract LedgerUnderTest Another();

    /// <summary>The position as stored, or null.</summary>
    public abstract Task<Position?> PositionAsync(PositionKey key);

    /// <summary>All postings of a position as stored.</summary>
    public abstract Task<IReadOnlyList<Posting>> PostingsOfAsync(PositionKey key);

    public abstract ValueTask DisposeAsync();
}
