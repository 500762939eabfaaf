using Azure.Messaging.ServiceBus;
using Stp.Functions.Resilience;

namespace Stp.Functions.Messaging;

/// <summary>The oldest message of a queue.</summary>
internal sealed class OldestMessage(ServiceBusClient client, StpPipelines pipelines)
{
    /// <summary>When it was queued; null where the queue is empty. A look takes no message, and it sees those that somebody is working on.</summary>
    public async Task<DateTimeOffset?> EnqueuedAtAsync(string queue, CancellationToken cancellationToken)
    {
        await using var receiver = client.CreateReceiver(queue);
        var oldest = await pipelines.ServiceBus.ExecuteAsync(
            async token => await receiver.PeekMessageAsync(fromSequenceNumber: 0, token), cancellationToken);
        return oldest?.EnqueuedTime;
    }
}
