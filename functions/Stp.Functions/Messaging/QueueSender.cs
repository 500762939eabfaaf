using Azure.Messaging.ServiceBus;
using Stp.Functions.Resilience;

namespace Stp.Functions.Messaging;

/// <summary>Sends to one queue, in as few calls as the size of a batch allows.</summary>
internal sealed class QueueSender(ServiceBusSender sender, StpPipelines pipelines)
{
    /// <summary>Sends all messages. When it throws, some may have been sent: whoever receives them must bear a message twice.</summary>
    /// <exception cref="ServiceBusException">The queue cannot be reached, or one message is larger than the queue takes.</exception>
    public async Task SendAsync(IReadOnlyList<ServiceBusMessage> messages, CancellationToken cancellationToken)
    {
        for (var sent = 0; sent < messages.Count;)
        {
            sent += await pipelines.ServiceBus.ExecuteAsync(async token => await SendSomeAsync(messages, sent, token), cancellationToken);
        }
    }

    private async Task<int> SendSomeAsync(IReadOnlyList<ServiceBusMessage> messages, int first, CancellationToken cancellationToken)
    {
        using var batch = await sender.CreateMessageBatchAsync(cancellationToken);
        var next = first;
        while (next < messages.Count && batch.TryAddMessage(messages[next]))
        {
            next++;
        }

        if (next == first)
        {
            // A message that does not fit a batch may still be sent alone where the queue allows large messages.
            await sender.SendMessageAsync(messages[first], cancellationToken);
            return 1;
        }

        await sender.SendMessagesAsync(batch, cancellationToken);
        return next - first;
    }
}
