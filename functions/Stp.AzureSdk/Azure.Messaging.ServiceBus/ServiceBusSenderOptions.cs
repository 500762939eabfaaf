#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>How a sender works.</summary>
public class ServiceBusSenderOptions
{
    /// <summary>A name for the logs.</summary>
    public string Identifier { get; set; }
}
