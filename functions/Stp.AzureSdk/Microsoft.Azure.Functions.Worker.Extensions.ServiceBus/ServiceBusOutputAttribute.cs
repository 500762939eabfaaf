using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Sends what a function returns.</summary>
public sealed class ServiceBusOutputAttribute : OutputBindingAttribute
{
    /// <summary>Sends to this queue or topic.</summary>
    public ServiceBusOutputAttribute(string queueOrTopicName, ServiceBusEntityType entityType = ServiceBusEntityType.Queue)
    {
        QueueOrTopicName = queueOrTopicName;
        EntityType = entityType;
    }

    /// <summary>The queue or topic.</summary>
    public string QueueOrTopicName { get; private set; }

    /// <summary>The name of the connection setting.</summary>
    public string? Connection { get; set; }

    /// <summary>Queue or topic.</summary>
    public ServiceBusEntityType EntityType { get; set; }
}
