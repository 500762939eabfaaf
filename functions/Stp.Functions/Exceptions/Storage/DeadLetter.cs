using System.Globalization;
using Azure.Messaging.ServiceBus;

namespace Stp.Functions.Exceptions.Storage;

/// <summary>How a queue gave up on a message.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="MessageId">Id of the queue message, which may have carried others besides.</param>
/// <param name="EnqueuedAt">When it was queued.</param>
/// <param name="Deliveries">How often it was delivered before: at least as often as the queue tried, since tries to read the dead letter count on.</param>
/// <param name="Reason">DeadLetterReason, for example <c>MaxDeliveryCountExceeded</c>.</param>
/// <param name="Description">DeadLetterErrorDescription.</param>
/// <param name="Properties">Its application properties as text.</param>
internal sealed record DeadLetter(
    string Queue,
    string? MessageId,
    DateTimeOffset EnqueuedAt,
    int Deliveries,
    string? Reason,
    string? Description,
    IReadOnlyDictionary<string, string> Properties)
{
    private const int MaxText = 500;
    private const int MaxProperties = 50;

    /// <summary>Properties by which Service Bus says why it gave a message up.</summary>
    private static readonly string[] Told = ["DeadLetterReason", "DeadLetterErrorDescription"];

    /// <summary>The history of a dead letter.</summary>
    public static DeadLetter Of(ServiceBusReceivedMessage message, string queue) => new(
        queue,
        message.MessageId,
        message.EnqueuedTime,
        Math.Max(0, message.DeliveryCount - 1),
        Cut(message.DeadLetterReason),
        Cut(message.DeadLetterErrorDescription),
        message.ApplicationProperties
            .Where(property => !Told.Contains(property.Key))
            .Take(MaxProperties)
            .ToDictionary(property => property.Key, property => Cut(Convert.ToString(property.Value, CultureInfo.InvariantCulture)) ?? ""));

    /// <summary>Whether it is the same delivery: it comes again where the function was cut off before it could say that it has it.</summary>
    public bool IsSameAs(DeadLetter other) => Queue == other.Queue && MessageId == other.MessageId && EnqueuedAt == other.EnqueuedAt;

    private static string? Cut(string? text) => text is not { Length: > MaxText } ? text : text[..MaxText];
}
