using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Reference;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>
/// Checks one account: adds up its book again, compares it with what its clearing firms state, marks it to market, and stores what came of it.
/// Tells whether the book disagrees with itself, which may be only because bookings go on meanwhile; then nothing is stored before the last look.
/// </summary>
internal sealed class CheckAccount(
    RunStore runs,
    ResultStore results,
    CheckpointStore checkpoints,
    AccountBooks books,
    StatementLines statements,
    PriceBooks prices,
    EndOfDaySettings settings,
    ReferenceCache reference)
{
    [Function(nameof(CheckAccount))]
    public async Task<bool> RunAsync([ActivityTrigger] AccountTask task, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(task.Key, cancellationToken);
        if (await books.LookAsync(task.Account, run, task.IsLastLook, cancellationToken) is not { } book)
        {
            return true;
        }

        await checkpoints.PutAsync(task.Key, task.Account, book.Checkpoint, cancellationToken);
        await results.PutAsync(task.Key, await ResultAsync(run, book, cancellationToken), cancellationToken);
        return book.HasDrift;
    }

    private async Task<AccountResult> ResultAsync(RunDocument run, AccountBook book, CancellationToken cancellationToken)
    {
        var snapshot = await reference.GetAsync(cancellationToken);
        var stated = await statements.OfAccountAsync(book.Account, run, snapshot, cancellationToken);
        // Where no clearing firm is set up, there is nothing that an account could be missing from.
        var comparison = settings.ClearingFirms.Count == 0
            ? new AccountComparison([], [])
            : StatementComparison.Compare(book, run.BusinessDate, stated.Statements, stated.Lines, settings.Tolerances);
        var marker = new MarkToMarket(
            run.BusinessDate,
            await prices.OfAsync(run.Prices!, snapshot, cancellationToken),
            await prices.BeforeAsync(run.EarlierPrices, book, snapshot, cancellationToken),
            snapshot);
        return AccountResult.Of(book, comparison, marker.Mark(book)) with { GoesOnFrom = book.IsContinued ? run.GoesOnFrom!.BusinessDate : null };
    }
}
