using Azure.Messaging.ServiceBus;

namespace Stp.Embedded.ServiceBus;

/// <summary>Everything of a message but its body and MessageId, in the order in which it is written.</summary>
internal sealed record MessageEnvelope
{
    public string? ContentType { get; private init; }

    public string? CorrelationId { get; private init; }

    public string? Subject { get; private init; }

    public string? To { get; private init; }

    public string? ReplyTo { get; private init; }

    public string? PartitionKey { get; private init; }

    public required Dictionary<string, object> Properties { get; init; }

    public static byte[] Encode(ServiceBusMessage message)
    {
        ThrowIfUnsupported(message);
        return new MessageEnvelope
        {
            ContentType = message.ContentType,
            CorrelationId = message.CorrelationId,
            Subject = message.Subject,
            To = message.To,
            ReplyTo = message.ReplyTo,
            PartitionKey = message.PartitionKey,
            Properties = new Dictionary<string, object>(message.ApplicationProperties, StringComparer.Ordinal),
        }.Encode();
    }

    public static MessageEnvelope Decode(byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes));
        return new MessageEnvelope
        {
            ContentType = ReadText(reader),
            CorrelationId = ReadText(reader),
            Subject = ReadText(reader),
            To = ReadText(reader),
            ReplyTo = ReadText(reader),
            PartitionKey = ReadText(reader),
            Properties = ReadProperties(reader),
        };
    }

    /// <summary>The envelope with application properties added or replaced.</summary>
    public static byte[] WithChanges(byte[] bytes, IDictionary<string, object> changes)
    {
        var envelope = Decode(bytes);
        foreach (var (name, value) in changes)
        {
            envelope.Properties[name] = value;
        }

        return envelope.Encode();
    }

    private static void ThrowIfUnsupported(ServiceBusMessage message)
    {
        // Ignoring one of these in silence would behave otherwise than in Azure.
        if (message.SessionId is not null)
        {
            throw new NotSupportedException("The embedded queue has no sessions.");
        }

        if (message.TimeToLive != TimeSpan.MaxValue)
        {
            throw new NotSupportedException("The embedded queue keeps messages until they are settled: TimeToLive is not supported.");
        }
    }

    private static string? ReadText(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static Dictionary<string, object> ReadProperties(BinaryReader reader)
    {
        var count = reader.Read7BitEncodedInt();
        var properties = new Dictionary<string, object>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            properties[reader.ReadString()] = PropertyValue.Read(reader);
        }

        return properties;
    }

    private byte[] Encode()
    {
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var text in (ReadOnlySpan<string?>)[ContentType, CorrelationId, Subject, To, ReplyTo, PartitionKey])
        {
            writer.Write(text is not null);
            if (text is not null)
            {
                writer.Write(text);
            }
        }

        writer.Write7BitEncodedInt(Properties.Count);
        foreach (var (name, value) in Properties)
        {
            writer.Write(name);
            PropertyValue.Write(writer, value);
        }

        writer.Flush();
        return stream.ToArray();
    }
}
