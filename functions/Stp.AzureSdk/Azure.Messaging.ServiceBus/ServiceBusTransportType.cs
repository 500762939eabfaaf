#nullable disable

namespace Azure.Messaging.ServiceBus;

/// <summary>How the connection is made.</summary>
public enum ServiceBusTransportType
{
    /// <summary>AMQP on port 5671.</summary>
    AmqpTcp = 0,

    /// <summary>AMQP in web sockets on port 443.</summary>
    AmqpWebSockets = 1,
}
