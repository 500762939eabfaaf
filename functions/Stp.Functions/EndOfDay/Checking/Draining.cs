using Microsoft.DurableTask;
using Stp.Functions.Messaging;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Waiting until the book knows what the venues have sent.</summary>
internal static class Draining
{
    /// <summary>How often queues and gaps are looked at.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>Waits until no sequence number of the day is missing, or the time for that is over.</summary>
    public static async Task GapsAsync(TaskOrchestrationContext context, RunKey key, TimeSpan limit)
    {
        var until = context.CurrentUtcDateTime + limit;
        while (await context.CallActivityAsync<bool>(nameof(LookAtGaps), key, Retries.Patient) && context.CurrentUtcDateTime < until)
        {
            await context.CreateTimer(Pause, CancellationToken.None);
        }
    }

    /// <summary>
    /// Waits until everything received by an instant has been booked; gives the queue that still holds some of it when the time is over. A raw
    /// message is completed only after its trade events are queued, so once none is left, what they became is in the other queue.
    /// </summary>
    public static async Task<UndrainedQueue?> QueuesAsync(TaskOrchestrationContext context, DateTimeOffset receivedBy, TimeSpan limit)
    {
        var until = context.CurrentUtcDateTime + limit;
        var normalized = await QueueAsync(context, new QueueQuestion(Queues.DropCopy, receivedBy), until);
        if (normalized.Oldest is { } unread)
        {
            return new UndrainedQueue(Queues.DropCopy, unread);
        }

        var booked = await QueueAsync(context, new QueueQuestion(Queues.TradeEvents, normalized.At), until);
        return booked.Oldest is { } unbooked ? new UndrainedQueue(Queues.TradeEvents, unbooked) : null;
    }

    private static async Task<QueueLook> QueueAsync(TaskOrchestrationContext context, QueueQuestion question, DateTime until)
    {
        while (true)
        {
            var look = await context.CallActivityAsync<QueueLook>(nameof(LookAtQueue), question, Retries.Patient);
            if (look.Oldest is null || context.CurrentUtcDateTime >= until)
            {
                return look;
            }

            await context.CreateTimer(Pause, CancellationToken.None);
        }
    }
}
