#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>The queue itself or one below it.</summary>
public enum SubQueue
{
    /// <summary>The queue itself.</summary>
    None = 0,

    /// <summary>Its dead-letter queue.</summary>
    DeadLetter = 1,

    /// <summary>Its transfer dead-letter queue.</summary>
    TransferDeadLetter = 2,
}
