#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>How the delay of retries grows.</summary>
public enum ServiceBusRetryMode
{
    /// <summary>Not at all.</summary>
    Fixed = 0,

    /// <summary>Exponentially.</summary>
    Exponential = 1,
}
