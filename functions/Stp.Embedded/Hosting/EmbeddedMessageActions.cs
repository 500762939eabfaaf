using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;

namespace Stp.Embedded.Hosting;

/// <summary>Settles the messages of one invocation, and knows which are still open.</summary>
internal sealed class EmbeddedMessageActions(ServiceBusReceiver receiver, IReadOnlyList<ServiceBusReceivedMessage> messages) : ServiceBusMessageActions
{
    private readonly ConcurrentDictionary<long, ServiceBusReceivedMessage> _open =
        new(messages.Select(message => KeyValuePair.Create(message.SequenceNumber, message)));

    /// <summary>Messages that nobody has settled or tried to.</summary>
    public IEnumerable<ServiceBusReceivedMessage> Open => _open.Values;

    public override async Task CompleteMessageAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default)
    {
        await receiver.CompleteMessageAsync(message, cancellationToken);
        Close(message);
    }

    public override async Task AbandonMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default)
    {
        await receiver.AbandonMessageAsync(message, propertiesToModify, cancellationToken);
        Close(message);
    }

    public override async Task DeadLetterMessageAsync(
        ServiceBusReceivedMessage message, Dictionary<string, object>? propertiesToModify = null, string? deadLetterReason = null,
        string? deadLetterErrorDescription = null, CancellationToken cancellationToken = default)
    {
        await receiver.DeadLetterMessageAsync(message, propertiesToModify, deadLetterReason, deadLetterErrorDescription, cancellationToken);
        Close(message);
    }

    public override async Task DeferMessageAsync(
        ServiceBusReceivedMessage message, IDictionary<string, object>? propertiesToModify = null, CancellationToken cancellationToken = default)
    {
        await receiver.DeferMessageAsync(message, propertiesToModify, cancellationToken);
        Close(message);
    }

    public override Task RenewMessageLockAsync(ServiceBusReceivedMessage message, CancellationToken cancellationToken = default) =>
        receiver.RenewMessageLockAsync(message, cancellationToken);

    /// <summary>Completes what is open; a message whose lock is lost will come again.</summary>
    public Task CompleteOpenAsync() => Task.WhenAll(Open.Select(message => UnlessLostAsync(CompleteMessageAsync(message))));

    /// <summary>Gives back what is open.</summary>
    public Task AbandonOpenAsync() => Task.WhenAll(Open.Select(message => UnlessLostAsync(AbandonMessageAsync(message))));

    /// <summary>Holds what is open for another lock duration.</summary>
    public Task RenewOpenAsync() => Task.WhenAll(Open.Select(message => UnlessLostAsync(RenewMessageLockAsync(message))));

    private static async Task UnlessLostAsync(Task settlement)
    {
        try
        {
            await settlement;
        }
        catch (ServiceBusException fault) when (fault.Reason == ServiceBusFailureReason.MessageLockLost)
        {
            // Whoever has the message now settles it: delivery is at least once.
        }
    }

    private void Close(ServiceBusReceivedMessage message) => _open.TryRemove(message.SequenceNumber, out _);
}
