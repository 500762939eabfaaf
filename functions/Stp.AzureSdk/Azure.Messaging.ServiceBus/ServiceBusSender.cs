#nullable disable
using Stp.AzureSdk;

namespace Azure.Messaging.ServiceBus;

/// <summary>Sends to a queue or topic.</summary>
public class ServiceBusSender : IAsyncDisposable
{
    /// <summary>For subclasses.</summary>
    protected ServiceBusSender()
    {
    }

    /// <summary>For subclasses.</summary>
    protected ServiceBusSender(ServiceBusClient client, string queueOrTopicName) => Declaration.Only();

    /// <summary>For subclasses.</summary>
    protected ServiceBusSender(ServiceBusClient client, string queueOrTopicName, ServiceBusSenderOptions options) => Declaration.Only();

    /// <summary>The queue or topic.</summary>
    public virtual string EntityPath => Declaration.Only<string>();

    /// <summary>The namespace.</summary>
    public virtual string FullyQualifiedNamespace => Declaration.Only<string>();

    /// <summary>A name for the logs.</summary>
    public virtual string Identifier => Declaration.Only<string>();

    /// <summary>Whether it is closed.</summary>
    public virtual bool IsClosed => Declaration.Only<bool>();

    /// <summary>Takes a scheduled message back.</summary>
    public virtual Task CancelScheduledMessageAsync(long sequenceNumber, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();

    /// <summary>Closes it.</summary>
    public virtual Task CloseAsync(CancellationToken cancellationToken = default) => Declaration.Only<Task>();

    /// <summary>An empty batch of at most that size.</summary>
    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(
        CreateMessageBatchOptions options,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<ValueTask<ServiceBusMessageBatch>>();

    /// <summary>An empty batch of the entity's own size.</summary>
    public virtual ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) =>
        Declaration.Only<ValueTask<ServiceBusMessageBatch>>();

    /// <summary>Closes it.</summary>
    public virtual ValueTask DisposeAsync() => Declaration.Only<ValueTask>();

    /// <summary>Sends for later; returns the sequence number.</summary>
    public virtual Task<long> ScheduleMessageAsync(
        ServiceBusMessage message,
        DateTimeOffset scheduledEnqueueTime,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<long>>();

    /// <summary>Sends for later; returns the sequence numbers.</summary>
    public virtual Task<IReadOnlyList<long>> ScheduleMessagesAsync(
        IEnumerable<ServiceBusMessage> messages,
        DateTimeOffset scheduledEnqueueTime,
        CancellationToken cancellationToken = default) =>
        Declaration.Only<Task<IReadOnlyList<long>>>();

    /// <summary>Sends one message.</summary>
    public virtual Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();

    /// <summary>Sends all or none.</summary>
    public virtual Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();

    /// <summary>Sends all or none.</summary>
    public virtual Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default) =>
        Declaration.Only<Task>();
}
