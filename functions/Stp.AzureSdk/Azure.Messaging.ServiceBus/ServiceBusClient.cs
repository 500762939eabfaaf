#nullable disable
using Azure.Core;
using Stp.AzureSdk;

namespace Azure.Messaging.ServiceBus;

/// <summary>A connection to a namespace; makes senders and receivers.</summary>
public class ServiceBusClient : IAsyncDisposable
{
    /// <summary>For subclasses.</summary>
    protected ServiceBusClient()
    {
    }

    /// <summary>Connects with a connection string.</summary>
    public ServiceBusClient(string connectionString) => Declaration.Only();

    /// <summary>Connects with a connection string.</summary>
    public ServiceBusClient(string connectionString, ServiceBusClientOptions options) => Declaration.Only();

    /// <summary>Connects with a named key.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, AzureNamedKeyCredential credential, ServiceBusClientOptions options = null) =>
        Declaration.Only();

    /// <summary>Connects with a shared access signature.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, AzureSasCredential credential, ServiceBusClientOptions options = null) =>
        Declaration.Only();

    /// <summary>Connects with an identity.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential) => Declaration.Only();

    /// <summary>Connects with an identity.</summary>
    public ServiceBusClient(string fullyQualifiedNamespace, TokenCredential credential, ServiceBusClientOptions options) =>
        Declaration.Only();

    /// <summary>The namespace.</summary>
    public virtual string FullyQualifiedNamespace => Declaration.Only<string>();

    /// <summary>A name for the logs.</summary>
    public virtual string Identifier => Declaration.Only<string>();

    /// <summary>Whether it is closed.</summary>
    public virtual bool IsClosed => Declaration.Only<bool>();

    /// <summary>A receiver of a queue.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName) => Declaration.Only<ServiceBusReceiver>();

    /// <summary>A receiver of a queue.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string queueName, ServiceBusReceiverOptions options) =>
        Declaration.Only<ServiceBusReceiver>();

    /// <summary>A receiver of a subscription.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName) => Declaration.Only<ServiceBusReceiver>();

    /// <summary>A receiver of a subscription.</summary>
    public virtual ServiceBusReceiver CreateReceiver(string topicName, string subscriptionName, ServiceBusReceiverOptions options) =>
        Declaration.Only<ServiceBusReceiver>();

    /// <summary>A sender to a queue or topic.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName) => Declaration.Only<ServiceBusSender>();

    /// <summary>A sender to a queue or topic.</summary>
    public virtual ServiceBusSender CreateSender(string queueOrTopicName, ServiceBusSenderOptions options) =>
        Declaration.Only<ServiceBusSender>();

    /// <summary>Closes the connection.</summary>
    public virtual ValueTask DisposeAsync() => Declaration.Only<ValueTask>();
}
