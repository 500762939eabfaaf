using System.Globalization;
using Azure.Messaging.ServiceBus;
using Stp.Domain.Normalizing;
using Stp.Functions.Messaging;

namespace Stp.Functions.DropCopy;

/// <summary>Reads the properties of a drop-copy queue message. Others than ourselves may write to the queue, so nothing is taken for granted.</summary>
internal static class DropCopyMessage
{
    public static MessageContext ContextOf(ServiceBusReceivedMessage message) => new(
        (Property(message, Queues.VenueProperty) as string ?? "").ToLowerInvariant(),
        Property(message, Queues.SessionProperty) as string is { Length: > 0 } session ? session : null,
        ReceivedAt(message));

    private static object? Property(ServiceBusReceivedMessage message, string name) => message.ApplicationProperties.GetValueOrDefault(name);

    /// <summary>As told by whoever queued it, else the time of queueing.</summary>
    private static DateTimeOffset ReceivedAt(ServiceBusReceivedMessage message) => Property(message, Queues.ReceivedAtProperty) switch
    {
        DateTimeOffset instant => instant.ToUniversalTime(),
        DateTime instant => new DateTimeOffset(instant.ToUniversalTime()),
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) => instant.ToUniversalTime(),
        _ => message.EnqueuedTime,
    };
}
