#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>How a receiver works.</summary>
public class ServiceBusReceiverOptions
{
    /// <summary>A name for the logs.</summary>
    public string Identifier { get; set; }

    /// <summary>Messages fetched ahead: by default none.</summary>
    public int PrefetchCount { get; set; }

    /// <summary>How it receives: by default under a lock.</summary>
    public ServiceBusReceiveMode ReceiveMode { get; set; }

    /// <summary>The queue itself or one below it.</summary>
    public SubQueue SubQueue { get; set; }
}
