using Microsoft.Azure.Functions.Worker;
using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Reference;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Looks for codes of a clearing firm's statement that nobody has mapped; a statement that has not come is a break itself.</summary>
internal sealed class CheckFirm(RunStore runs, ResultStore results, StatementLines statements, EndOfDaySettings settings, ReferenceCache reference)
{
    [Function(nameof(CheckFirm))]
    public async Task RunAsync([ActivityTrigger] FirmTask task, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(task.Key, cancellationToken);
        var used = run.Statements.FirstOrDefault(statement => statement.ClearingFirm == task.ClearingFirm);
        if (used is null)
        {
            // The firm sends no statement for this date.
            return;
        }

        var breaks = used.Version is null
            ? [FeedBreaks.StatementMissing(task.ClearingFirm, settings.ClearingFirms[task.ClearingFirm].DeadlineOf(run.BusinessDate)!.Value, run.BusinessDate)]
            : await statements.UnmappedAsync(used, run, await reference.GetAsync(cancellationToken), cancellationToken);
        await results.PutFindingsAsync(task.Key, "firm-" + task.ClearingFirm, breaks, cancellationToken);
    }
}
