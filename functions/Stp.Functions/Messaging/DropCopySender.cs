using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Resilience;
using Stp.Functions.Telemetry;

namespace Stp.Functions.Messaging;

/// <summary>Sends raw drop-copy messages to be normalized, and orders to normalize held ones again.</summary>
internal sealed class DropCopySender(ServiceBusClient client, StpPipelines pipelines)
{
    private readonly QueueSender _sender = new(client.CreateSender(Queues.DropCopy), pipelines);

    /// <summary>Queues bundles of raw messages as they were received; durable when the task completes.</summary>
    public Task SendAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> bundles, string venue, string? session, DateTimeOffset receivedAt, CancellationToken cancellationToken) =>
        _sender.SendAsync([.. bundles.Select(bundle => Message(bundle, venue, session, receivedAt))], cancellationToken);

    /// <summary>Queues orders to normalize held messages again; durable when the task completes.</summary>
    public Task SendAsync(IReadOnlyList<ReprocessOrder> orders, CancellationToken cancellationToken) =>
        _sender.SendAsync([.. orders.Select(order => order.ToMessage())], cancellationToken);

    private static ServiceBusMessage Message(ReadOnlyMemory<byte> bundle, string venue, string? session, DateTimeOffset receivedAt)
    {
        var message = new ServiceBusMessage(BinaryData.FromBytes(bundle)) { MessageId = Guid.NewGuid().ToString("N") };
        message.ApplicationProperties[Queues.VenueProperty] = venue;
        message.ApplicationProperties[Queues.ReceivedAtProperty] = receivedAt;
        if (session is not null)
        {
            message.ApplicationProperties[Queues.SessionProperty] = session;
        }

        TraceProperty.Write(message, Activity.Current);
        return message;
    }
}
