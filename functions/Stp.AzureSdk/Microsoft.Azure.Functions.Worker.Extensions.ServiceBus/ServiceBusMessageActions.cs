using Azure.Messaging.ServiceBus;
using Stp.AzureSdk;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Settles the messages of an invocation one by one.</summary>
public class ServiceBusMessageActions
{
    /// <summary>For subclasses.</summary>
    protected ServiceBusMessageActions()
    {
    }

    /// <summary>Removes the message.</summary>
    public virtual Task CompleteMessageAsync(
        ServiceBusReceivedMessage message,
        CancellationToken cancellationToken = default) => Declaration.Only<Task>();

    /// <summary>Gives the lock back: the message is delivered again.</summary>
    public virtual Task AbandonMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = default,
        CancellationToken cancellationToken = default) => Declaration.Only<Task>();

    /// <summary>Moves the message to the dead-letter queue.</summary>
    public virtual Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message,
        Dictionary<string, object>? propertiesToModify = default,
        string? deadLetterReason = default,
        string? deadLetterErrorDescription = default,
        CancellationToken cancellationToken = default) => Declaration.Only<Task>();

    /// <summary>Sets the message aside: only its sequence number finds it again.</summary>
    public virtual Task DeferMessageAsync(
        ServiceBusReceivedMessage message,
        IDictionary<string, object>? propertiesToModify = default,
        CancellationToken cancellationToken = default) => Declaration.Only<Task>();

    /// <summary>Holds the lock longer.</summary>
    public virtual Task RenewMessageLockAsync(
        ServiceBusReceivedMessage message,
        CancellationToken cancellationToken = default) => Declaration.Only<Task>();
}
