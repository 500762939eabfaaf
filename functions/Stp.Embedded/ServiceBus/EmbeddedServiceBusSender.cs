using System.Runtime.CompilerServices;
using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.ServiceBus;

/// <summary>Sends into a queue: a send that has completed is on disk.</summary>
internal sealed class EmbeddedServiceBusSender(QueueStore queues, string path) : ServiceBusSender
{
    /// <summary>The messages of the batches made here, as they are stored: the batch itself does not show them.</summary>
    private readonly ConditionalWeakTable<ServiceBusMessageBatch, List<QueueMessage>> _batches = [];

    private bool _closed;

    public override string EntityPath => path;

    public override string FullyQualifiedNamespace => "embedded";

    public override string Identifier => path;

    public override bool IsClosed => _closed;

    public override Task SendMessageAsync(ServiceBusMessage message, CancellationToken cancellationToken = default) =>
        SendAsync([message], scheduledFor: null, cancellationToken);

    public override Task SendMessagesAsync(IEnumerable<ServiceBusMessage> messages, CancellationToken cancellationToken = default) =>
        SendAsync(messages, scheduledFor: null, cancellationToken);

    public override Task SendMessagesAsync(ServiceBusMessageBatch messageBatch, CancellationToken cancellationToken = default) =>
        _batches.TryGetValue(messageBatch, out var messages)
            ? SendAsync(messages, cancellationToken)
            : throw new ArgumentException("The batch was made by another sender.", nameof(messageBatch));

    public override async Task<long> ScheduleMessageAsync(
        ServiceBusMessage message, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) =>
        (await SendAsync([message], scheduledEnqueueTime, cancellationToken))[0];

    public override async Task<IReadOnlyList<long>> ScheduleMessagesAsync(
        IEnumerable<ServiceBusMessage> messages, DateTimeOffset scheduledEnqueueTime, CancellationToken cancellationToken = default) =>
        await SendAsync(messages, scheduledEnqueueTime, cancellationToken);

    public override async Task CancelScheduledMessageAsync(long sequenceNumber, CancellationToken cancellationToken = default)
    {
        if (!await queues.CancelScheduledAsync(path, sequenceNumber, cancellationToken))
        {
            throw QueueFaults.MessageNotFound(path, sequenceNumber);
        }
    }

    public override ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CancellationToken cancellationToken = default) =>
        CreateMessageBatchAsync(new CreateMessageBatchOptions(), cancellationToken);

    public override ValueTask<ServiceBusMessageBatch> CreateMessageBatchAsync(CreateMessageBatchOptions options, CancellationToken cancellationToken = default)
    {
        var limit = Options().MaxMessageBytes;
        var maxBytes = options.MaxSizeInBytes ?? limit;
        if (maxBytes > limit)
        {
            throw new ArgumentOutOfRangeException(nameof(options), maxBytes, $"A batch has at most {limit} bytes.");
        }

        var messages = new List<QueueMessage>();
        var bytes = 0L;
        var batch = ServiceBusModelFactory.ServiceBusMessageBatch(0, [], new CreateMessageBatchOptions { MaxSizeInBytes = maxBytes }, message =>
        {
            var stored = Store(message, scheduledFor: null);
            var size = SizeOf(stored);
            if (bytes + size > maxBytes)
            {
                return false;
            }

            bytes += size;
            messages.Add(stored);
            return true;
        });
        _batches.Add(batch, messages);
        return ValueTask.FromResult(batch);
    }

    public override Task CloseAsync(CancellationToken cancellationToken = default) => DisposeAsync().AsTask();

    public override ValueTask DisposeAsync()
    {
        _closed = true;
        return ValueTask.CompletedTask;
    }

    private Task<long[]> SendAsync(IEnumerable<ServiceBusMessage> messages, DateTimeOffset? scheduledFor, CancellationToken cancellationToken) =>
        SendAsync(messages.Select(message => Store(message, scheduledFor)).ToList(), cancellationToken);

    private async Task<long[]> SendAsync(List<QueueMessage> stored, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var limit = Options().MaxMessageBytes;
        // As in Service Bus, what is sent together must fit together.
        var bytes = stored.Sum(SizeOf);
        return bytes > limit ? throw QueueFaults.TooLarge(path, bytes, limit)
            : stored.Count == 0 ? []
            : await queues.SendAsync(path, stored, cancellationToken);
    }

    private static QueueMessage Store(ServiceBusMessage message, DateTimeOffset? scheduledFor) =>
        new(message.MessageId, MessageEnvelope.Encode(message), message.Body.ToMemory())
        {
            ScheduledFor = scheduledFor ?? (message.ScheduledEnqueueTime == default ? null : message.ScheduledEnqueueTime),
        };

    private static long SizeOf(QueueMessage message) => message.Body.Length + message.Envelope.Length + (message.MessageId?.Length ?? 0);

    private QueueOptions Options() => queues.Find(path) ?? throw QueueFaults.NotFound(path);
}
