using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Stp.Functions.Audit;

/// <summary>Every minute: brings into the trail what a crash or an outage has left on the way.</summary>
internal sealed partial class MovePendingAudit(AuditOutbox outbox, ILogger<MovePendingAudit> logger)
{
    [Function(nameof(MovePendingAudit))]
    public async Task RunAsync([TimerTrigger("45 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (await outbox.MoveLeftAsync(cancellationToken) is > 0 and var moved)
        {
            LogMoved(logger, moved, timer.IsPastDue);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Moved} entries were still on their way to the audit trail; late run: {IsPastDue}")]
    private static partial void LogMoved(ILogger logger, int moved, bool isPastDue);
}
