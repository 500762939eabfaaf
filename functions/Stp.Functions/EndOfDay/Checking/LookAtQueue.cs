using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Resilience;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>Tells whether everything that a queue had received by an instant has been dealt with.</summary>
internal sealed class LookAtQueue(ServiceBusClient client, StpPipelines pipelines, TimeProvider time)
{
    /// <summary>The queue stamps messages by its own clock, which may be behind ours by as much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(5);

    [Function(nameof(LookAtQueue))]
    public async Task<QueueLook> RunAsync([ActivityTrigger] QueueQuestion question, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(question.Queue);
        // A look takes no message, and it sees those that somebody is working on: the oldest one tells enough.
        var oldest = await pipelines.ServiceBus.ExecuteAsync(
            async token => await receiver.PeekMessageAsync(fromSequenceNumber: 0, token), cancellationToken);
        var isWaitedFor = oldest is not null && oldest.EnqueuedTime <= question.ReceivedBy + ClockSkew;
        return new QueueLook(isWaitedFor ? oldest!.EnqueuedTime : null, time.GetUtcNow());
    }
}
