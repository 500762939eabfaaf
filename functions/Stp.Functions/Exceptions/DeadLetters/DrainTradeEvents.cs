using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Messaging;

namespace Stp.Functions.Exceptions.DeadLetters;

/// <summary>Makes exceptions of the dead letters of queue <c>trade-events</c>.</summary>
internal sealed class DrainTradeEvents(DeadLetterDrain drain)
{
    [Function(nameof(DrainTradeEvents))]
    public Task RunAsync(
        [ServiceBusTrigger(Queues.TradeEvents + Queues.DeadLetters, Connection = Queues.Connection, IsBatched = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        drain.RunAsync(messages, Queues.TradeEvents, drain.StoreTradeEventAsync, actions, cancellationToken);
}
