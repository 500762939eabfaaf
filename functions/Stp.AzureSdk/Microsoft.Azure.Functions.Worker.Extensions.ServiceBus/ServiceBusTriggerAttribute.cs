using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts a function by messages of a queue or subscription.</summary>
public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute, ISupportCardinality
{
    /// <summary>Messages of a queue.</summary>
    public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

    /// <summary>Messages of a subscription.</summary>
    public ServiceBusTriggerAttribute(string topicName, string subscriptionName)
    {
        TopicName = topicName;
        SubscriptionName = subscriptionName;
    }

    /// <summary>The name of the connection setting.</summary>
    public string? Connection { get; set; }

    /// <summary>The queue, or null for a subscription.</summary>
    public string? QueueName { get; }

    /// <summary>The topic, or null for a queue.</summary>
    public string? TopicName { get; }

    /// <summary>The subscription, or null for a queue.</summary>
    public string? SubscriptionName { get; }

    /// <summary>Whether the entity has sessions.</summary>
    public bool IsSessionsEnabled { get; set; }

    /// <summary>Whether the function takes a batch.</summary>
    public bool IsBatched { get; set; }

    /// <summary>Whether the runtime completes the messages after the function.</summary>
    public bool AutoCompleteMessages { get; set; }

    Cardinality ISupportCardinality.Cardinality
    {
        get => IsBatched ? Cardinality.Many : Cardinality.One;
        set => IsBatched = value == Cardinality.Many;
    }
}
