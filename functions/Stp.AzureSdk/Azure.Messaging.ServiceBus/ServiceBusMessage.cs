#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>A message to send.</summary>
public class ServiceBusMessage
{
    /// <summary>The service's own limit for message ids, session ids and partition keys.</summary>
    private const int MaxKeyLength = 128;

    private string _messageId;
    private string _partitionKey;
    private string _replyToSessionId;
    private string _sessionId;
    private string _transactionPartitionKey;
    private TimeSpan _timeToLive = TimeSpan.MaxValue;

    /// <summary>A message with an empty body.</summary>
    public ServiceBusMessage()
        : this(ReadOnlyMemory<byte>.Empty)
    {
    }

    /// <summary>A message to be sent again: the body and what its sender had set, without what the broker had.</summary>
    public ServiceBusMessage(ServiceBusReceivedMessage receivedMessage)
    {
        ArgumentNullException.ThrowIfNull(receivedMessage);
        Body = receivedMessage.Body;
        _messageId = receivedMessage.MessageId;
        _partitionKey = receivedMessage.PartitionKey;
        _transactionPartitionKey = receivedMessage.TransactionPartitionKey;
        _sessionId = receivedMessage.SessionId;
        _replyToSessionId = receivedMessage.ReplyToSessionId;
        _timeToLive = receivedMessage.TimeToLive;
        CorrelationId = receivedMessage.CorrelationId;
        Subject = receivedMessage.Subject;
        To = receivedMessage.To;
        ContentType = receivedMessage.ContentType;
        ReplyTo = receivedMessage.ReplyTo;
        ScheduledEnqueueTime = receivedMessage.ScheduledEnqueueTime;
        foreach (var property in receivedMessage.ApplicationProperties)
        {
            if (property.Key is not (ServiceBusReceivedMessage.DeadLetterReasonProperty or ServiceBusReceivedMessage.DeadLetterErrorDescriptionProperty))
            {
                ApplicationProperties.Add(property.Key, property.Value);
            }
        }
    }

    /// <summary>A message with this body.</summary>
    public ServiceBusMessage(BinaryData body)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = body;
    }

    /// <summary>A message with these bytes.</summary>
    public ServiceBusMessage(ReadOnlyMemory<byte> body)
        : this(BinaryData.FromBytes(body))
    {
    }

    /// <summary>A message with this text in UTF-8.</summary>
    public ServiceBusMessage(string body)
        : this(new BinaryData(body))
    {
    }

    /// <summary>Properties of the application: primitive values and strings.</summary>
    public IDictionary<string, object> ApplicationProperties { get; } = new Dictionary<string, object>();

    /// <summary>The body.</summary>
    public BinaryData Body { get; set; }

    /// <summary>The media type of the body.</summary>
    public string ContentType { get; set; }

    /// <summary>What the message is about.</summary>
    public string CorrelationId { get; set; }

    /// <summary>The id, by which duplicates are found. At most 128 characters.</summary>
    public string MessageId
    {
        get => _messageId;
        set => _messageId = string.IsNullOrEmpty(value) || value.Length > MaxKeyLength
            ? throw new ArgumentException($"A message id has 1 to {MaxKeyLength} characters.", nameof(value))
            : value;
    }

    /// <summary>The partition. At most 128 characters.</summary>
    public string PartitionKey
    {
        get => _partitionKey;
        set => _partitionKey = Checked(value);
    }

    /// <summary>Where to answer.</summary>
    public string ReplyTo { get; set; }

    /// <summary>The session to answer in. At most 128 characters.</summary>
    public string ReplyToSessionId
    {
        get => _replyToSessionId;
        set => _replyToSessionId = Checked(value);
    }

    /// <summary>When it is delivered at the earliest.</summary>
    public DateTimeOffset ScheduledEnqueueTime { get; set; }

    /// <summary>The session. At most 128 characters.</summary>
    public string SessionId
    {
        get => _sessionId;
        set => _sessionId = Checked(value);
    }

    /// <summary>A label.</summary>
    public string Subject { get; set; }

    /// <summary>How long it lives; the entity's own time where it is not set.</summary>
    public TimeSpan TimeToLive
    {
        get => _timeToLive;
        set => _timeToLive = value > TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>To whom.</summary>
    public string To { get; set; }

    /// <summary>The partition of the transfer queue. At most 128 characters.</summary>
    public string TransactionPartitionKey
    {
        get => _transactionPartitionKey;
        set => _transactionPartitionKey = Checked(value);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{{MessageId:{MessageId}}}";

    private static string Checked(string value) =>
        value?.Length > MaxKeyLength ? throw new ArgumentException($"At most {MaxKeyLength} characters.", nameof(value)) : value;
}
