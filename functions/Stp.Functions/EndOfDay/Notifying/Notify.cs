using Microsoft.DurableTask;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.Notifying;

namespace Stp.Functions.EndOfDay.Notifying;

/// <summary>Telling finance from within an orchestration.</summary>
internal static class Notify
{
    /// <summary>Sends a notice of what has just happened.</summary>
    public static Task TryAsync(TaskOrchestrationContext context, RunKey key, NoticeKind kind) =>
        TryAsync(context, new Notice(key, kind, context.CurrentUtcDateTime));

    /// <summary>Sends a notice. One that cannot be delivered is written down in the run, and the check goes on: a silent webhook must not keep a day open.</summary>
    public static async Task TryAsync(TaskOrchestrationContext context, Notice notice)
    {
        try
        {
            await context.CallActivityAsync(nameof(SendNotice), notice, Webhook.Retry);
        }
        catch (TaskFailedException fault)
        {
            var undelivered = new UndeliveredNotice(
                notice.Kind, new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero), FailureText.Of(fault.FailureDetails));
            await context.CallActivityAsync(nameof(RecordUndeliveredNotice), new UndeliveredTask(notice.Key, undelivered), Retries.Patient);
        }
    }
}
