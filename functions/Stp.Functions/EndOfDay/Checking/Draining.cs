using Microsoft.DurableTask;
using Stp.Functions.Messaging;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Waiting until the book knows what the venues have sent.</summary>
internal static class Draining
{
    /// <summary>How often queues and gaps are looked at.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Waits until everything received before the run has been booked and no sequence number is missing, or the time for that is over. Says
    /// whether the queues drained. A raw message is completed only after its trade events are queued, so once none is left, what they
    /// became is in the other queue.
    /// </summary>
    public static async Task<bool> WaitAsync(TaskOrchestrationContext context, RunKey key, CheckPlan plan)
    {
        var normalized = await DrainAsync(context, new QueueQuestion(Queues.DropCopy, plan.Began), plan.DrainUntil);
        var booked = normalized is { } at ? await DrainAsync(context, new QueueQuestion(Queues.TradeEvents, at), plan.DrainUntil) : null;
        while (IsTimeLeft(context, plan.DrainUntil) && await context.CallActivityAsync<bool>(nameof(LookAtGaps), key, Retries.Patient))
        {
            await context.CreateTimer(Pause, CancellationToken.None);
        }

        return booked is not null;
    }

    /// <summary>The instant at which the queue was seen to have drained, or null.</summary>
    private static async Task<DateTimeOffset?> DrainAsync(TaskOrchestrationContext context, QueueQuestion question, DateTimeOffset until)
    {
        while (true)
        {
            var look = await context.CallActivityAsync<QueueLook>(nameof(LookAtQueue), question, Retries.Patient);
            if (look.IsDrained || !IsTimeLeft(context, until))
            {
                return look.IsDrained ? look.At : null;
            }

            await context.CreateTimer(Pause, CancellationToken.None);
        }
    }

    private static bool IsTimeLeft(TaskOrchestrationContext context, DateTimeOffset until) => context.CurrentUtcDateTime < until.UtcDateTime;
}
