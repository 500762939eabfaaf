#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>How messages are received.</summary>
public enum ServiceBusReceiveMode
{
    /// <summary>Locked until settled.</summary>
    PeekLock = 0,

    /// <summary>Removed at once.</summary>
    ReceiveAndDelete = 1,
}
