#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>Where a message stands.</summary>
public enum ServiceBusMessageState
{
    /// <summary>To be delivered.</summary>
    Active = 0,

    /// <summary>Set aside.</summary>
    Deferred = 1,

    /// <summary>To be delivered later.</summary>
    Scheduled = 2,
}
