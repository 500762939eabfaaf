using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.ServiceBus;

/// <summary>Receives from a queue or a dead-letter queue: a settlement that has completed is on disk.</summary>
internal sealed class EmbeddedServiceBusReceiver(QueueStore queues, string path, ServiceBusReceiveMode receiveMode) : ServiceBusReceiver
{
    /// <summary>How long a receive waits that does not say.</summary>
    private static readonly TimeSpan DefaultMaxWait = TimeSpan.FromSeconds(60);

    private long _peekFrom;
    private bool _closed;

    public override string EntityPath => path;

    public override string FullyQualifiedNamespace => "embedded";

    public override string Identifier => path;

    public override bool IsClosed => _closed;

    public override int PrefetchCount => 0;

    public override ServiceBusReceiveMode ReceiveMode => receiveMode;

    public override async Task<ServiceBusReceivedMessage> ReceiveMessageAsync(TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default) =>
        (await ReceiveMessagesAsync(1, maxWaitTime, cancellationToken)) is [var message] ? message : null!;

    public override async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveMessagesAsync(
        int maxMessages, TimeSpan? maxWaitTime = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxMessages);
        ThrowIfUnusable();
        var taken = await queues.ReceiveAsync(path, maxMessages, maxWaitTime ?? DefaultMaxWait, cancellationToken);
        if (receiveMode == ServiceBusReceiveMode.ReceiveAndDelete)
        {
            await Task.WhenAll(taken.Select(delivery => queues.CompleteAsync(new QueueLock(path, delivery.Sequence, delivery.LockToken))));
        }

        return taken.ConvertAll(ToReceived);
    }

    public override async IAsyncEnumerable<ServiceBusReceivedMessage> ReceiveMessagesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (await ReceiveMessageAsync(cancellationToken: cancellationToken) is { } message)
            {
                yield return message;
            }
        }
    }

    public override async Task<ServiceBusReceivedMessage> PeekMessageAsync(long? fromSequenceNumber = null, CancellationToken cancellationToken = default) =>
        (await PeekMessagesAsync(1, fromSequenceNumber, cancellationToken)) is [var message] ? message : null!;

    public override Task<IReadOnlyList<ServiceBusReceivedMessage>> PeekMessagesAsync(
        int maxMessages, long? fromSequenceNumber = null, CancellationToken cancellationToken = default)
    {
        ThrowIfUnusable();
        var seen = queues.Peek(path, fromSequenceNumber ?? _peekFrom, maxMessages);
        if (seen.Count > 0)
        {
            _peekFrom = seen[^1].Sequence + 1;
        }

        return Task.FromResult<IReadOnlyList<ServiceBusReceivedMessage>>(seen.ConvertAll(ToReceived));
    }

    public override Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        ThrowIfLostAsync(queues.CompleteAsync(LockOf(message), cancellationToken));

    public override Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
        ThrowIfLostAsync(queues.AbandonAsync(LockOf(message), propertiesToModify, cancellationToken));

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
        DeadLetterMessageAsync(message, propertiesToModify, deadLetterReason: null, deadLetterErrorDescription: null, cancellationToken);

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, string deadLetterReason, string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) =>
        DeadLetterMessageAsync(message, propertiesToModify: null, deadLetterReason, deadLetterErrorDescription, cancellationToken);

    public override Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify, string? deadLetterReason,
        string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default) =>
        ThrowIfLostAsync(queues.DeadLetterAsync(
            LockOf(message), DeadLettering.Because(deadLetterReason, deadLetterErrorDescription, propertiesToModify), cancellationToken));

    public override Task DeferMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("The embedded Service Bus does not defer messages: schedule a new one instead.");

    public override async Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        if (await queues.RenewAsync(LockOf(message), cancellationToken) is null)
        {
            throw QueueFaults.LockLost(path);
        }
    }

    public override Task CloseAsync(CancellationToken cancellationToken = default) => DisposeAsync().AsTask();

    public override ValueTask DisposeAsync()
    {
        _closed = true;
        return ValueTask.CompletedTask;
    }

    private void ThrowIfUnusable()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (queues.Find(path) is null)
        {
            throw QueueFaults.NotFound(path);
        }
    }

    private async Task ThrowIfLostAsync(Task<bool> settled)
    {
        if (!await settled)
        {
            throw QueueFaults.LockLost(path);
        }
    }

    private QueueLock LockOf(ServiceBusReceivedMessage message) =>
        receiveMode == ServiceBusReceiveMode.PeekLock
            ? new QueueLock(path, message.SequenceNumber, Guid.Parse(message.LockToken))
            : throw new InvalidOperationException("A message received with ReceiveAndDelete is already settled.");

    private ServiceBusReceivedMessage ToReceived(QueueDelivery delivery)
    {
        var envelope = MessageEnvelope.Decode(delivery.Message.Envelope);
        return ServiceBusModelFactory.ServiceBusReceivedMessage(
            body: new BinaryData(delivery.Message.Body),
            messageId: delivery.Message.MessageId,
            partitionKey: envelope.PartitionKey,
            correlationId: envelope.CorrelationId,
            subject: envelope.Subject,
            to: envelope.To,
            contentType: envelope.ContentType,
            replyTo: envelope.ReplyTo,
            properties: envelope.Properties,
            lockTokenGuid: delivery.LockToken,
            deliveryCount: delivery.DeliveryCount,
            lockedUntil: delivery.LockedUntil,
            sequenceNumber: delivery.Sequence,
            deadLetterSource: QueuePaths.IsDeadLetter(path) ? QueuePaths.OwnerOf(path) : null,
            enqueuedSequenceNumber: delivery.Sequence,
            enqueuedTime: delivery.EnqueuedAt);
    }
}
