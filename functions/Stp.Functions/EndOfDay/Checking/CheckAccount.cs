using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Comparison;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Reference;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>
/// Checks one account: adds up its book again, compares it with what its clearing firms state, marks it to market, and stores what came of it.
/// Tells whether the book disagrees with itself, which may be only because bookings go on meanwhile.
/// </summary>
internal sealed class CheckAccount(
    RunStore runs, ResultStore results, AccountBooks books, StatementLines statements, PriceBooks prices, EndOfDaySettings settings, ReferenceCache reference)
{
    [Function(nameof(CheckAccount))]
    public async Task<bool> RunAsync([ActivityTrigger] AccountTask task, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(task.Key, cancellationToken);
        var snapshot = await reference.GetAsync(cancellationToken);
        var book = await books.ReadAsync(task.Account, run, cancellationToken);
        if (book.HasDrift && task.IsLastLook)
        {
            book = await books.TraceAsync(book, cancellationToken);
        }

        var stated = await statements.OfAccountAsync(task.Account, run, snapshot, cancellationToken);
        // Where no clearing firm is set up, there is nothing that an account could be missing from.
        var comparison = settings.ClearingFirms.Count == 0
            ? new AccountComparison([], [])
            : StatementComparison.Compare(book, run.BusinessDate, stated.Statements, stated.Lines, settings.Tolerances);
        var marker = new MarkToMarket(
            run.BusinessDate,
            await prices.OfAsync(run.Prices!, snapshot, cancellationToken),
            await prices.BeforeAsync(run.EarlierPrices, book, snapshot, cancellationToken),
            snapshot);
        await results.PutAsync(task.Key, AccountResult.Of(book, comparison, marker.Mark(book)), cancellationToken);
        return book.HasDrift;
    }
}
