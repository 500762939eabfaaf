#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>A message received. Made by <see cref="ServiceBusModelFactory"/>.</summary>
public class ServiceBusReceivedMessage
{
    internal const string DeadLetterReasonProperty = "DeadLetterReason";
    internal const string DeadLetterErrorDescriptionProperty = "DeadLetterErrorDescription";

    internal ServiceBusReceivedMessage()
    {
    }

    /// <summary>Properties of the application.</summary>
    public IReadOnlyDictionary<string, object> ApplicationProperties { get; internal init; }

    /// <summary>The body.</summary>
    public BinaryData Body { get; internal init; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; internal init; }

    /// <summary>What the message is about.</summary>
    public string CorrelationId { get; internal init; }

    /// <summary>What went wrong in full, of a dead-lettered message.</summary>
    public string DeadLetterErrorDescription => Text(DeadLetterErrorDescriptionProperty);

    /// <summary>What went wrong, of a dead-lettered message.</summary>
    public string DeadLetterReason => Text(DeadLetterReasonProperty);

    /// <summary>Where it was dead-lettered, of a forwarded one.</summary>
    public string DeadLetterSource { get; internal init; }

    /// <summary>Which delivery it is, from 1.</summary>
    public int DeliveryCount { get; internal init; }

    /// <summary>Its first sequence number, of a forwarded one.</summary>
    public long EnqueuedSequenceNumber { get; internal init; }

    /// <summary>When the broker took it.</summary>
    public DateTimeOffset EnqueuedTime { get; internal init; }

    /// <summary>When its life ends.</summary>
    public DateTimeOffset ExpiresAt =>
        TimeToLive >= DateTimeOffset.MaxValue - EnqueuedTime ? DateTimeOffset.MaxValue : EnqueuedTime + TimeToLive;

    /// <summary>When its lock ends.</summary>
    public DateTimeOffset LockedUntil { get; internal init; }

    /// <summary>Its lock, a GUID.</summary>
    public string LockToken { get; internal init; }

    /// <summary>Its id, given by the sender.</summary>
    public string MessageId { get; internal init; }

    /// <summary>The partition.</summary>
    public string PartitionKey { get; internal init; }

    /// <summary>Where to answer.</summary>
    public string ReplyTo { get; internal init; }

    /// <summary>The session to answer in.</summary>
    public string ReplyToSessionId { get; internal init; }

    /// <summary>When it was to be delivered at the earliest.</summary>
    public DateTimeOffset ScheduledEnqueueTime { get; internal init; }

    /// <summary>Its number, given by the broker.</summary>
    public long SequenceNumber { get; internal init; }

    /// <summary>The session.</summary>
    public string SessionId { get; internal init; }

    /// <summary>Where it stands.</summary>
    public ServiceBusMessageState State { get; internal init; }

    /// <summary>A label.</summary>
    public string Subject { get; internal init; }

    /// <summary>How long it lives.</summary>
    public TimeSpan TimeToLive { get; internal init; } = TimeSpan.MaxValue;

    /// <summary>To whom.</summary>
    public string To { get; internal init; }

    /// <summary>The partition of the transfer queue.</summary>
    public string TransactionPartitionKey { get; internal init; }

    /// <inheritdoc/>
    public override string ToString() => $"{{MessageId:{MessageId}}}";

    private string Text(string property) => ApplicationProperties.TryGetValue(property, out var value) ? value as string : null;
}
