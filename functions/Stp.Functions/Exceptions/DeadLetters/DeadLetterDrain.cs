using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stp.Domain.Fix;
using Stp.Domain.Holding;
using Stp.Domain.Ledger;
using Stp.Domain.Normalizing;
using Stp.Functions.DropCopy;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Messaging;

namespace Stp.Functions.Exceptions.DeadLetters;

/// <summary>
/// Makes exceptions of what queues gave up on, each with the history of its deliveries. A dead letter is completed once that is stored; one that
/// cannot be stored stays where it is and comes again, and is in nobody's way. A service that is out is waited for, so that it does not come again at once.
/// </summary>
internal sealed class DeadLetterDrain(
    CosmosExceptionStore store,
    ReprocessOutcomes outcomes,
    ReprocessBatches batches,
    BatchHold hold,
    IOptions<IngestOptions> options,
    ILogger<DeadLetterDrain> logger)
{
    /// <summary>Stores and completes dead letters.</summary>
    /// <param name="messages">The dead letters.</param>
    /// <param name="queue">The queue that gave up on them.</param>
    /// <param name="storeAsync">Stores one of them.</param>
    /// <param name="actions">Settles them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task RunAsync(
        IReadOnlyList<ServiceBusReceivedMessage> messages,
        string queue,
        Func<ServiceBusReceivedMessage, DeadLetter, CancellationToken, Task> storeAsync,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        hold.RunAsync(messages, actions, left => StoreAsync(left, queue, storeAsync, actions, cancellationToken), cancellationToken);

    private async Task<BatchOutcome> StoreAsync(
        IReadOnlyList<ServiceBusReceivedMessage> messages,
        string queue,
        Func<ServiceBusReceivedMessage, DeadLetter, CancellationToken, Task> storeAsync,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken)
    {
        var (stored, left, faults) = (new List<ServiceBusReceivedMessage>(messages.Count), new List<ServiceBusReceivedMessage>(), new List<Exception>());
        foreach (var message in messages)
        {
            try
            {
                await storeAsync(message, DeadLetter.Of(message, queue), cancellationToken);
                stored.Add(message);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                left.Add(message);
                faults.Add(fault);
            }
        }

        await Settlement.CompleteAsync(actions, stored, logger, cancellationToken);
        return new BatchOutcome(left, faults);
    }

    /// <summary>Raw messages become an exception each; an order to reprocess goes back to the exceptions that it names.</summary>
    public Task StoreRawAsync(ServiceBusReceivedMessage message, DeadLetter deadLetter, CancellationToken cancellationToken)
    {
        if (ReprocessOrder.Is(message) && OrderOf(message) is { } order)
        {
            return StoreOrderAsync(order, deadLetter, cancellationToken);
        }

        var context = DropCopyMessage.ContextOf(message);
        var body = message.Body.ToMemory();
        var raws = RawMessages.Split(body, options.Value.MaxMessageBytes).Select(raw => raw.Raw).ToList();
        return store.HoldAsync([.. (raws.Count > 0 ? raws : [body]).Select(raw => Held(context, raw, deadLetter))], cancellationToken);
    }

    /// <summary>A trade event becomes an exception with its raw message; one that was held before goes back to its exception.</summary>
    public Task StoreTradeEventAsync(ServiceBusReceivedMessage message, DeadLetter deadLetter, CancellationToken cancellationToken)
    {
        if (ReprocessTicket.Of(message) is { } ticket)
        {
            return HoldAgainAsync(ticket, deadLetter, cancellationToken);
        }

        var held = EventOf(message) is { } trade
            ? Held(new MessageContext(trade.Venue, trade.Session, trade.ReceivedAt), trade.Raw, deadLetter) with { SeqNum = trade.SeqNum, TradeKey = trade.TradeKey }
            : Held(DropCopyMessage.ContextOf(message), message.Body.ToMemory(), deadLetter);
        return store.HoldAsync([held], cancellationToken);
    }

    private async Task StoreOrderAsync(ReprocessOrder order, DeadLetter deadLetter, CancellationToken cancellationToken)
    {
        foreach (var ticket in order.Tickets)
        {
            await HoldAgainAsync(ticket, deadLetter, cancellationToken);
        }

        if (order.Batch is not null)
        {
            await batches.FailAsync(order.Batch, WhyOf(deadLetter).Detail, cancellationToken);
        }
    }

    private Task HoldAgainAsync(ReprocessTicket ticket, DeadLetter deadLetter, CancellationToken cancellationToken) => outcomes.HoldAgainAsync(
        ticket, new HeldException(ticket.ExceptionId, WhyOf(deadLetter), "", null, null, default, default, DeadLetter: deadLetter), cancellationToken);

    private static HeldException Held(MessageContext context, ReadOnlyMemory<byte> raw, DeadLetter deadLetter) => new(
        HoldFingerprint.Of(context.Venue, raw.Span, ReasonCodes.DeadLettered),
        WhyOf(deadLetter),
        context.Venue,
        context.Session,
        SeqNum: null,
        raw,
        context.ReceivedAt,
        DeadLetter: deadLetter);

    private static Hold WhyOf(DeadLetter deadLetter) => new(
        ReasonCodes.DeadLettered,
        $"Queue {deadLetter.Queue} gave the message up: {deadLetter.Reason ?? "no reason given"}. {deadLetter.Description}".TrimEnd());

    private static ReprocessOrder? OrderOf(ServiceBusReceivedMessage message)
    {
        try
        {
            return ReprocessOrder.Read(message);
        }
        catch (JsonException)
        {
            // Shown as it is: its bytes become an exception.
            return null;
        }
    }

    private static TradeEvent? EventOf(ServiceBusReceivedMessage message)
    {
        try
        {
            return TradeEventSender.Read(message);
        }
        catch (JsonException)
        {
            // As above: that is why it was given up.
            return null;
        }
    }
}
