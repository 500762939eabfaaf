using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.Tests.Scale;

/// <summary>A Service Bus namespace that counts messages: sent, delivered, completed, looked at. A delivery is an execution of the function that it is for.</summary>
internal sealed class MeteredServiceBus(ServiceBusClient inner, Meter meter) : ServiceBusClient
{
    public override ServiceBusSender CreateSender(string queueOrTopicName) => new Sender(inner.CreateSender(queueOrTopicName), meter);

    public override ServiceBusReceiver CreateReceiver(string queueName) => new Receiver(inner.CreateReceiver(queueName), meter);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    private sealed class Sender(ServiceBusSender inner, Meter meter) : ServiceBusSender
    {
        public override ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) =>
            inner.CreateMessageBatchAsync(cancellationToken);

        public override async Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default)
        {
            meter.Add(Meter.Sent);
            await inner.SendMessageAsync(message, cancellationToken);
        }

        public override async Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default)
        {
            meter.Add(Meter.Sent, messageBatch.Count);
            await inner.SendMessagesAsync(messageBatch, cancellationToken);
        }
    }

    private sealed class Receiver(ServiceBusReceiver inner, Meter meter) : ServiceBusReceiver
    {
        public override async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
            int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default)
        {
            var messages = await inner.ReceiveMessagesAsync(maxMessages, maxWaitTime, cancellationToken);
            if (messages.Count > 0)
            {
                meter.Add(Meter.Received, messages.Count);
                meter.Add(Meter.Executions);
            }

            return messages;
        }

        public override async Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
        {
            // Before the call: whoever sees the queue empty must find it counted.
            meter.Add(Meter.Completed);
            await inner.CompleteMessageAsync(message, cancellationToken);
        }

        public override Task AbandonMessageAsync(
            ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
            inner.AbandonMessageAsync(message, propertiesToModify, cancellationToken);

        public override Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
            inner.RenewMessageLockAsync(message, cancellationToken);

        public override Task<ServiceBusReceivedMessage> PeekMessageAsync(long? fromSequenceNumber = null, CancellationToken cancellationToken = default)
        {
            meter.Add(Meter.Peeked);
            return inner.PeekMessageAsync(fromSequenceNumber, cancellationToken);
        }

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
