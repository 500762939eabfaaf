using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Positions;
using Stp.Functions.Trades;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Adds up the book of an account again: from its positions, from its postings and from its trades.</summary>
internal sealed class AccountBooks(AccountPositions positions, AccountTrades trades)
{
    /// <summary>Positions whose drifting trades are named.</summary>
    private const int MaxTraced = 3;

    /// <summary>The book at the cut-off of a run.</summary>
    public async Task<AccountBook> ReadAsync(string account, RunDocument run, CancellationToken cancellationToken)
    {
        var builder = new AccountBookBuilder(account, run.BusinessDate, run.CutOff!.Value)
        {
            RecentFrom = run.EarlierPrices is [.., var oldest] ? oldest.Date : null,
        };
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

        return builder.Build();
    }

    /// <summary>The book with the trades named by which it drifts. It costs another reading of the whole account.</summary>
    public async Task<AccountBook> TraceAsync(AccountBook book, CancellationToken cancellationToken)
    {
        var tracers = book.Drifts.Take(MaxTraced).Select(drift => new DriftTracer(new PositionKey(book.Account, drift.Instrument!))).ToList();
        await foreach (var (posting, _) in positions.StreamPostingsAsync(book.Account, cancellationToken))
        {
            tracers.ForEach(tracer => tracer.AddPosting(posting));
        }

        await foreach (var trade in trades.StreamByAccountAsync(book.Account, cancellationToken))
        {
            tracers.ForEach(tracer => tracer.AddTrade(trade));
        }

        return tracers.Aggregate(book, (traced, tracer) => traced.With(tracer));
    }
}
