using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>
/// Every minute: starts the check of each date whose calendars have closed, also those that came due while nothing was running. The first check
/// is that of the last date: a firm that begins today has no book of last week. Without a clearing firm, checks are only started by hand.
/// </summary>
internal sealed partial class StartDueChecks(
    EndOfDaySettings settings, RunStore runs, RunStarter starter, TimeProvider time, ILogger<StartDueChecks> logger)
{
    /// <summary>Dates that are made up for after an outage.</summary>
    private const int Days = 7;

    [Function(nameof(StartDueChecks))]
    public async Task RunAsync(
        [TimerTrigger("30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var due = settings.ClearingFirms.Count == 0 ? [] : settings.DueDates.DueBy(time.GetUtcNow(), Days);
        var first = (await runs.FirstAsync(cancellationToken))?.BusinessDate ?? (due.Count > 0 ? due[^1] : default);
        foreach (var date in due.Where(date => date >= first))
        {
            var (run, isNew) = await starter.StartAsync(client, date, startedBy: null, rerun: false, cancellationToken);
            if (isNew)
            {
                LogStarted(logger, run.Key.InstanceId, timer.IsPastDue);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Run} started by the clock; late run: {IsPastDue}")]
    private static partial void LogStarted(ILogger logger, string run, bool isPastDue);
}
