using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Messaging;

namespace Stp.Functions.Exceptions.DeadLetters;

/// <summary>Makes exceptions of the dead letters of queue <c>drop-copy</c>.</summary>
internal sealed class DrainDropCopy(DeadLetterDrain drain)
{
    [Function(nameof(DrainDropCopy))]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.DropCopy + Queues.DeadLetters, Connection = Queues.Connection, IsBatched = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        drain.RunAsync(messages, Queues.DropCopy, drain.StoreRawAsync, actions, cancellationToken);
}
