using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Messaging;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Tells whether everything that a queue had received by an instant has been dealt with.</summary>
internal sealed class LookAtQueue(OldestMessage queue, TimeProvider time)
{
    /// <summary>The queue stamps messages by its own clock, which may be behind ours by as much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    [Function(nameof(LookAtQueue))]
    public async Task<QueueLook> RunAsync([ActivityTrigger] QueueQuestion question, CancellationToken cancellationToken)
    {
        var oldest = await queue.EnqueuedAtAsync(question.Queue, cancellationToken);
        var isWaitedFor = oldest <= question.ReceivedBy + ClockSkew;
        return new QueueLook(isWaitedFor ? oldest : null, time.GetUtcNow());
    }
}
