using System.Security.Cryptography;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;
using Stp.Functions.Resilience;
using Stp.Functions.Telemetry;

namespace Stp.Functions.Messaging;

/// <summary>Sends normalized trade events to be booked.</summary>
internal sealed class TradeEventSender(ServiceBusClient client, StpPipelines pipelines)
{
    /// <summary>Bytes of the digest in a message id. With the trade key before it, only two events of one trade could ever be mistaken.</summary>
    private const int DigestBytes = 16;

    /// <summary>Characters of the trade key in a message id, which may have 128.</summary>
    private const int MaxKeyInId = 95;

    private readonly QueueSender _sender = new(client.CreateSender(Queues.TradeEvents), pipelines);

    /// <summary>Queues events; durable when the task completes.</summary>
    public Task SendAsync(IReadOnlyList<OutgoingTrade> events, CancellationToken cancellationToken) =>
        _sender.SendAsync([.. events.Select(Message)], cancellationToken);

    /// <summary>The event of a queue message.</summary>
    /// <exception cref="JsonException">The body is not a trade event.</exception>
    public static TradeEvent Read(ServiceBusReceivedMessage message) =>
        JsonSerializer.Deserialize(message.Body.ToMemory().Span, StorageJson.Default.TradeEvent) ?? throw new JsonException("The message holds null.");

    private static ServiceBusMessage Message(OutgoingTrade outgoing)
    {
        var message = Message(outgoing.Event);
        if (outgoing.Ticket is { } ticket)
        {
            message.MessageId = ticket.MessageId;
            ticket.WriteTo(message);
        }

        TraceProperty.Write(message, outgoing.Step);
        return message;
    }

    /// <summary>
    /// The id holds a digest of the content: what is normalized twice because of a redelivery is dropped by duplicate detection,
    /// and the same report under a corrected mapping is not. The trade key comes first because keys of a feed that arrive together are
    /// mostly neighbours: their ids then stand on few pages of an index, where digests alone would each touch another one.
    /// </summary>
    private static ServiceBusMessage Message(TradeEvent e)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(e, StorageJson.Default.TradeEvent);
        return new ServiceBusMessage(BinaryData.FromBytes(body))
        {
            MessageId = $"{e.TradeKey.AsSpan(0, Math.Min(e.TradeKey.Length, MaxKeyInId))}!{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, DigestBytes))}",
            ContentType = "application/json",
        };
    }
}
