using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Tests.Ledger;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>The book in memory that the domain's tests rely on: it must behave as the real one does.</summary>
internal sealed class MemoryLedger(MemoryBook book) : LedgerUnderTest
{
    public override ITradeStore Trades => book;

    public override IPostingStore Postings => book;

    public override LedgerUnderTest Another() => new MemoryLedger(book);

    public override Task<Position?> PositionAsync(PositionKey key) => Task.FromResult(book.Positions.GetValueOrDefault(key));

    public override Task<IReadOnlyList<Posting>> PostingsOfAsync(PositionKey key) =>
        Task.FromResult<IReadOnlyList<Posting>>([.. book.Postings.Where(p => p.Position == key)]);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
