using System.Security.Cryptography;
using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;
using Stp.Functions.Resilience;

namespace Stp.Functions.Messaging;

/// <summary>Sends normalized trade events to be booked.</summary>
internal sealed class TradeEventSender(ServiceBusClient client, StpPipelines pipelines)
{
    private readonly QueueSender _sender = new(client.CreateSender(Queues.TradeEvents), pipelines);

    /// <summary>Queues events; durable when the task completes.</summary>
    public Task SendAsync(IReadOnlyList<TradeEvent> events, CancellationToken cancellationToken) =>
        _sender.SendAsync([.. events.Select(Message)], cancellationToken);

    /// <summary>The event of a queue message.</summary>
    /// <exception cref="JsonException">The body is not a trade event.</exception>
    public static TradeEvent Read(ServiceBusReceivedMessage message) =>
        JsonSerializer.Deserialize(message.Body.ToMemory().Span, StorageJson.Default.TradeEvent) ?? throw new JsonException("The message holds null.");

    /// <summary>
    /// The id is the digest of the content: what is normalized twice because of a redelivery is dropped by duplicate detection,
    /// and the same report under a corrected mapping is not.
    /// </summary>
    private static ServiceBusMessage Message(TradeEvent e)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(e, StorageJson.Default.TradeEvent);
        return new ServiceBusMessage(BinaryData.FromBytes(body))
        {
            MessageId = Convert.ToHexStringLower(SHA256.HashData(body)),
            ContentType = "application/json",
        };
    }
}
