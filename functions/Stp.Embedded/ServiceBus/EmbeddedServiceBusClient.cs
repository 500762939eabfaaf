using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.ServiceBus;

/// <summary>A Service Bus namespace that is a <see cref="QueueStore"/>. What it does not support says so.</summary>
internal sealed class EmbeddedServiceBusClient(QueueStore queues) : ServiceBusClient
{
    private const string NoTopics = "The embedded Service Bus has queues only: no topics and subscriptions.";

    private bool _closed;

    public override string FullyQualifiedNamespace => "embedded";

    public override string Identifier => "embedded";

    public override bool IsClosed => _closed;

    public override ServiceBusSender CreateSender(string queueOrTopicName) =>
        new EmbeddedServiceBusSender(queues, QueuePaths.Of(queueOrTopicName));

    public override ServiceBusSender CreateSender(string queueOrTopicName, ServiceBusSenderOptions options) => CreateSender(queueOrTopicName);

    public override ServiceBusReceiver CreateReceiver(string queueName) => CreateReceiver(queueName, new ServiceBusReceiverOptions());

    public override ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) => options.SubQueue switch
    {
        SubQueue.None => new EmbeddedServiceBusReceiver(queues, QueuePaths.Of(queueName), options.ReceiveMode),
        SubQueue.DeadLetter => new EmbeddedServiceBusReceiver(queues, QueuePaths.DeadLetterOf(QueuePaths.Of(queueName)), options.ReceiveMode),
        _ => throw new NotSupportedException("The embedded Service Bus has no transfer dead-letter queue."),
    };

    public override ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) => throw new NotSupportedException(NoTopics);

    public override ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName, ServiceBusReceiverOptions options) =>
        throw new NotSupportedException(NoTopics);

    public override ValueTask DisposeAsync()
    {
        _closed = true;
        return ValueTask.CompletedTask;
    }
}
