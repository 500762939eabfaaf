namespace Stp.Embedded.ServiceBus;

/// <summary>The application properties by which Service Bus says why a message is a dead letter.</summary>
internal static class DeadLettering
{
    public const string ReasonProperty = "DeadLetterReason";

    public const string DescriptionProperty = "DeadLetterErrorDescription";

    public static Dictionary<string, object> DeliveryCountExceeded(int maxDeliveryCount) => Because(
        "MaxDeliveryCountExceeded", $"Message could not be consumed after {maxDeliveryCount} delivery attempts.", properties: null);

    public static Dictionary<string, object> Because(string? reason, string? description, IDictionary<string, object>? properties)
    {
        var changes = properties is null ? new(StringComparer.Ordinal) : new Dictionary<string, object>(properties, StringComparer.Ordinal);
        if (reason is not null)
        {
            changes[ReasonProperty] = reason;
        }

        if (description is not null)
        {
            changes[DescriptionProperty] = description;
        }

        return changes;
    }
}
