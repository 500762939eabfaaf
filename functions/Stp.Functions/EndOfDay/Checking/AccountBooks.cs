using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Positions;
using Stp.Functions.Trades;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Adds up the book of an account again: from its positions, from its postings and from its trades.</summary>
internal sealed class AccountBooks(AccountPositions positions, AccountTrades trades)
{
    /// <summary>Positions whose drifting trades are named: each costs a reading of the whole account.</summary>
    private const int MaxTraced = 3;

    /// <summary>The book at the cut-off of a run.</summary>
    public async Task<AccountBook> ReadAsync(string account, RunDocument run, CancellationToken cancellationToken)
    {
        var builder = new AccountBookBuilder(account, run.BusinessDate, run.CutOff!.Value);
        await foreach (var position in positions.StreamPositionsAsync(account, cancellationToken))
        {
            builder.AddPosition(position);
        }

        await foreach (var (posting, bookedAt) in positions.StreamPostingsAsync(account, cancellationToken))
        {
            builder.AddPosting(posting, bookedAt);
        }

        await foreach (var trade in trades.StreamByAccountAsync(account, cancellationToken))
        {
            builder.AddTrade(trade);
        }

        var book = builder.Build();
        foreach (var drift in book.Drifts.Take(MaxTraced))
        {
            book = book.With(await TraceAsync(new PositionKey(account, drift.Instrument!), cancellationToken));
        }

        return book;
    }

    private async Task<DriftTracer> TraceAsync(PositionKey position, CancellationToken cancellationToken)
    {
        var tracer = new DriftTracer(position);
        await foreach (var (posting, _) in positions.StreamPostingsAsync(position.Account, cancellationToken))
        {
            tracer.AddPosting(posting);
        }

        await foreach (var trade in trades.StreamByAccountAsync(position.Account, cancellationToken))
        {
            tracer.AddTrade(trade);
        }

        return tracer;
    }
}
