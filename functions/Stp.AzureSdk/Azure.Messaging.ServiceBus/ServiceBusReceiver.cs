#nullable disable
using Stp.AzureSdk;

namespace Azure.Messaging.ServiceBus;

/// <summary>Receives from a queue or subscription.</summary>
public class ServiceBusReceiver : IAsyncDisposable
{
    /// <summary>For subclasses.</summary>
    protected ServiceBusReceiver()
    {
    }

    /// <summary>For subclasses.</summary>
    protected ServiceBusReceiver(ServiceBusClient client, string queueName, ServiceBusReceiverOptions options) => Declaration.Only();

    /// <summary>For subclasses.</summary>
    protected ServiceBusReceiver(ServiceBusClient client, string topicName, string subscriptionName, ServiceBusReceiverOptions options) =>
        Declaration.Only();

    /// <summary>The queue or subscription.</summary>
    public virtual string EntityPath => Declaration.Only<string>();

    /// <summary>The namespace.</summary>
    public virtual string FullyQualifiedNamespace => Declaration.Only<string>();

    /// <summary>A name for the logs.</summary>
    public virtual string Identifier => Declaration.Only<string>();

    /// <summary>Whether it is closed.</summary>
    public virtual bool IsClosed => Declaration.Only<bool>();

    /// <summary>Messages fetched ahead.</summary>
    public virtual int PrefetchCount => Declaration.Only<int>();

    /// <summary>How it receives.</summary>
    public virtual ServiceBusReceiveMode ReceiveMode => Declaration.Only<ServiceBusReceiveMode>();

    /// <summary>Gives the lock back: the message is delivered again.</summary>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();

    /// <summary>Closes it.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken = default) => Declaration.Only<Task>();

    /// <summary>Removes the message.</summary>
    public virtual Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();

    /// <summary>Moves the message to the dead-letter queue.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();

    /// <summary>Moves the message to the dead-letter queue.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify,
        string deadLetterReason,
        string deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) => Declaration.Only<Task>();

    /// <summary>Moves the message to the dead-letter queue.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        string deadLetterReason,
        string deadLetterErrorDescription = null,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();

    /// <summary>Sets the message aside: only its sequence number finds it again.</summary>
    public virtual Task DeferMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object> propertiesToModify = null,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();

    /// <summary>Closes it.</summary>
    public virtual ValueTask DisposeAsync() => Declaration.Only<ValueTask>();

    /// <summary>Looks at the next message without taking it.</summary>
    public virtual Task<ServiceBusReceivedMessage> PeekMessageAsync(
        long? fromSequenceNumber = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<ServiceBusReceivedMessage>>();

    /// <summary>Looks at messages without taking them.</summary>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages,
        long? fromSequenceNumber = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<IReadOnlyList<ServiceBusReceivedMessage>>>();

    /// <summary>Takes the next message, or null when none came in time.</summary>
    public virtual Task<ServiceBusReceivedMessage> ReceiveMessageAsync(
        TimeSpan? maxWaitTime = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<ServiceBusReceivedMessage>>();

    /// <summary>Takes messages; none when none came in time.</summary>
    public virtual Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages,
        TimeSpan? maxWaitTime = default,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<IReadOnlyList<ServiceBusReceivedMessage>>>();

    /// <summary>Takes messages one by one until cancelled.</summary>
    public virtual IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync(CancellationToken cancellationToken = default) =>
        Declaration.Only<IAsyncEnumerable<ServiceBusReceivedMessage>>();

    /// <summary>Holds the lock longer.</summary>
    public virtual Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();
}
