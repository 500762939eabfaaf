using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.Ledger;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Positions;
using Stp.Functions.Trades;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Adds up the book of an account again: from its positions, from its postings and from its trades.</summary>
internal sealed class AccountBooks(AccountPositions positions, AccountTrades trades, CheckpointStore checkpoints)
{
    /// <summary>Positions whose drifting trades are named.</summary>
    private const int MaxTraced = 3;

    /// <summary>
    /// The book at the cut-off of a run, brought up from the signed run from which it goes on where that left a checkpoint of the account; null
    /// where it drifts, and is worth another look. What drifts at the last look is what a reading of everything says, with the trades named.
    /// </summary>
    public async Task<AccountBook?> LookAsync(string account, RunDocument run, bool isLast, CancellationToken cancellationToken)
    {
        if (await CheckpointAsync(account, run, cancellationToken) is { } from)
        {
            var continued = await ContinueAsync(from, run, cancellationToken);
            if (continued is not null || !isLast)
            {
                return continued;
            }
        }

        var book = await ReadAsync(account, run, cancellationToken);
        return !book.HasDrift ? book : isLast ? await TraceAsync(book, cancellationToken) : null;
    }

    /// <summary>The book by a reading of everything.</summary>
    private async Task<AccountBook> ReadAsync(string account, RunDocument run, CancellationToken cancellationToken)
    {
        var builder = new AccountBookBuilder(account, run.BusinessDate, run.CutOff!.Value) { RecentFrom = RecentFrom(run) };
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

        await foreach (var trade in trades.StreamDepartedAsync(account, AccountCheckpoint.KnownByAt(run.CutOff.Value), cancellationToken))
        {
            builder.AddTrade(trade);
        }

        return builder.Build();
    }

    /// <summary>
    /// From where the run may go on in an account; null where everything is to be read: the run does so, the account is new, or it drifted then.
    /// </summary>
    private async Task<AccountCheckpoint?> CheckpointAsync(string account, RunDocument run, CancellationToken cancellationToken) =>
        run.GoesOnFrom is { } from
        && await checkpoints.FindAsync(from, account, cancellationToken) is { } checkpoint
        && checkpoint.Serves(run.CutOff!.Value, RecentFrom(run))
            ? checkpoint
            : null;

    /// <summary>The same book by a reading of what has changed since a checkpoint; null where it drifts.</summary>
    private async Task<AccountBook?> ContinueAsync(AccountCheckpoint from, RunDocument run, CancellationToken cancellationToken)
    {
        var builder = new ContinuedBookBuilder(from, run.BusinessDate, run.CutOff!.Value, RecentFrom(run));
        await foreach (var position in positions.StreamPositionsAsync(from.Account, cancellationToken))
        {
            builder.AddPosition(position);
        }

        await foreach (var (posting, bookedAt) in positions.StreamPostingsAsync(from.Account, from.KnownBy, cancellationToken))
        {
            builder.AddPosting(posting, bookedAt);
        }

        await foreach (var trade in trades.StreamChangedAsync(from.Account, from.KnownBy, cancellationToken))
        {
            builder.AddTrade(trade);
        }

        return builder.Build();
    }

    /// <summary>The book with the trades named by which it drifts. It costs another reading of the whole account.</summary>
    private async Task<AccountBook> TraceAsync(AccountBook book, CancellationToken cancellationToken)
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

    /// <summary>The oldest date before that of the run whose prices it may need.</summary>
    private static DateOnly RecentFrom(RunDocument run) => run.EarlierPrices is [.., var oldest] ? oldest.Date : run.BusinessDate;
}
