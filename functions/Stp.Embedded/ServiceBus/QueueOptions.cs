namespace Stp.Embedded.ServiceBus;

/// <summary>Settings of one queue; the names and defaults are those of a Service Bus queue.</summary>
internal sealed record QueueOptions
{
    /// <summary>How long a delivered message belongs to its receiver.</summary>
    public TimeSpan LockDuration { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Deliveries after which a message that was never completed goes to the dead-letter queue.</summary>
    public int MaxDeliveryCount { get; init; } = 10;

    /// <summary>A second message with the same MessageId within this window is accepted and dropped. Null: no detection.</summary>
    public TimeSpan? DuplicateDetectionWindow { get; init; }

    /// <summary>Largest message: body, properties and system properties together.</summary>
    public int MaxMessageBytes { get; init; } = 1 << 20;
}
