using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Running;

/// <summary>Every minute: starts the check of each date whose calendars have closed, also those that came due while nothing was running.</summary>
internal sealed partial class StartDueChecks(EndOfDaySettings settings, RunStarter starter, TimeProvider time, ILogger<StartDueChecks> logger)
{
    /// <summary>Dates that are made up for after an outage.</summary>
    private const int Days = 7;

    [Function(nameof(StartDueChecks))]
    public async Task RunAsync(
        [TimerTrigger("30 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var date in settings.DueDates.DueBy(time.GetUtcNow(), Days))
        {
            var (run, isNew) = await starter.StartAsync(client, date, RunDocument.Timer, rerun: false, cancellationToken);
            if (isNew)
            {
                LogStarted(logger, run.Key.InstanceId, timer.IsPastDue);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Run} started by the clock; late run: {IsPastDue}")]
    private static partial void LogStarted(ILogger logger, string run, bool isPastDue);
}
