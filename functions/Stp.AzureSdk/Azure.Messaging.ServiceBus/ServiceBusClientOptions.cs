#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>How a client works.</summary>
public class ServiceBusClientOptions
{
    private ServiceBusRetryOptions _retryOptions = new();

    /// <summary>A name for the logs.</summary>
    public string Identifier { get; set; }

    /// <summary>How it tries again.</summary>
    public ServiceBusRetryOptions RetryOptions
    {
        get => _retryOptions;
        set => _retryOptions = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>How it connects: by default AMQP over TCP.</summary>
    public ServiceBusTransportType TransportType { get; set; }
}
