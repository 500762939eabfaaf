using System.Diagnostics;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Stp.Domain.Ledger;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;
using Stp.Functions.Exceptions;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Feeds;
using Stp.Functions.Messaging;
using Stp.Functions.Reference;
using Stp.Functions.Telemetry;

namespace Stp.Functions.DropCopy;

/// <summary>
/// Normalizes drop-copy messages from queue <c>drop-copy</c>: trades go on to <c>trade-events</c>, what cannot be understood or
/// mapped is held, the rest is counted. Orders to normalize held messages again come by the same queue. A queue message is completed once all
/// that came of it is stored.
/// </summary>
internal sealed partial class NormalizeDropCopy(
    Normalizer normalizer,
    ReferenceCache reference,
    TradeEventSender tradeEvents,
    CosmosExceptionStore exceptions,
    CosmosFeedStore feeds,
    ReprocessOrders reprocessing,
    BatchHold hold,
    PipelineMetrics metrics,
    ILogger<NormalizeDropCopy> logger)
{
    [Function(nameof(NormalizeDropCopy))]
    public async Task RunAsync(
        [ServiceBusTrigger(Queues.DropCopy, Connection = Queues.Connection, IsBatched = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        await BatchTrace.RunAsync("normalize", messages, trace => hold.RunAsync(
            messages, actions, left => NormalizeAsync(left, actions, trace, cancellationToken), cancellationToken));

    private async Task<BatchOutcome> NormalizeAsync(
        IReadOnlyList<ServiceBusReceivedMessage> messages, ServiceBusMessageActions actions, BatchTrace trace, CancellationToken cancellationToken)
    {
        if (messages.Any(ReprocessOrder.Is))
        {
            // Most often a code was mapped just before, by another instance: held again by an old copy, a message would seem not to be mended.
            reference.Expire();
        }

        var snapshot = await reference.GetAsync(cancellationToken);
        var (normalized, faults) = Normalize(messages, snapshot);
        var outcomes = normalized.SelectMany(n => n.Outcomes.Select(raw => (n.Context, raw))).ToList();
        var trades = normalized.SelectMany(n => TradesOf(n, trace.StepOf(n.Message))).ToList();
        var held = outcomes.Where(o => o.raw.Message.Held is not null).Select(o => HeldExceptions.Of(o.Context, o.raw)).ToList();
        await tradeEvents.SendAsync(trades, cancellationToken);
        await exceptions.HoldAsync(held, cancellationToken);
        HeldLog.Write(logger, held);
        await feeds.RecordAsync(outcomes.Select(o => (o.Context, o.raw.Message.Feed)), cancellationToken);
        var done = normalized.Where(n => n.Order is null).Select(n => n.Message).ToHashSet();
        await Settlement.CompleteAsync(actions, done, logger, cancellationToken);
        var carriedOut = await ReprocessAsync(normalized.Where(n => n.Order is not null), snapshot, faults, cancellationToken);
        await Settlement.CompleteAsync(actions, carriedOut, logger, cancellationToken);
        done.UnionWith(carriedOut);
        outcomes.ForEach(o => metrics.Normalized(o.Context.Venue, o.raw.Message));
        LogNormalized(logger, outcomes.Count, trades.Count, held.Count, Ignored(outcomes.Select(o => o.raw.Message.Ignored).OfType<string>()));
        return new BatchOutcome([.. messages.Where(message => !done.Contains(message))], faults);
    }

    /// <summary>A fault in one message must not keep the others from being booked.</summary>
    private (List<Normalized> Normalized, List<Exception> Faults) Normalize(IReadOnlyList<ServiceBusReceivedMessage> messages, ReferenceSnapshot snapshot)
    {
        var normalized = new List<Normalized>(messages.Count);
        var faults = new List<Exception>();
        foreach (var message in messages)
        {
            try
            {
                normalized.Add(ReprocessOrder.Is(message)
                    ? new Normalized(message, default, [], ReprocessOrder.Read(message))
                    : Normalize(message, DropCopyMessage.ContextOf(message), snapshot));
            }
            catch (Exception fault)
            {
                faults.Add(fault);
            }
        }

        return (normalized, faults);
    }

    /// <summary>Carries out orders, each by itself, and gives the messages of those that are done.</summary>
    private async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReprocessAsync(
        IEnumerable<Normalized> orders, ReferenceSnapshot snapshot, List<Exception> faults, CancellationToken cancellationToken)
    {
        var done = new List<ServiceBusReceivedMessage>();
        foreach (var order in orders)
        {
            try
            {
                await reprocessing.RunAsync(order.Order!, snapshot, cancellationToken);
                done.Add(order.Message);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                faults.Add(fault);
            }
        }

        return done;
    }

    private static IEnumerable<OutgoingTrade> TradesOf(Normalized normalized, Activity? step) =>
        normalized.Outcomes.Select(raw => raw.Message.Trade).OfType<TradeEvent>().Select(trade => new OutgoingTrade(trade, Step: step));

    private Normalized Normalize(ServiceBusReceivedMessage message, MessageContext context, ReferenceSnapshot snapshot) =>
        new(message, context, normalizer.NormalizeBundle(message.Body.ToMemory(), context, snapshot), Order: null);

    /// <summary>How many were ignored, by kind: <c>order 12, session 3</c>.</summary>
    private static string Ignored(IEnumerable<string> kinds)
    {
        var counts = kinds.CountBy(kind => kind).OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}");
        return string.Join(", ", counts) is { Length: > 0 } text ? text : "none";
    }

    /// <summary>A queue message read: raw messages with their outcomes, or an order.</summary>
    private sealed record Normalized(
        ServiceBusReceivedMessage Message, MessageContext Context, IReadOnlyList<NormalizedRaw> Outcomes, ReprocessOrder? Order);

    [LoggerMessage(Level = LogLevel.Information, Message = "Normalized {Messages} raw messages: {Trades} trades, {Held} held; ignored: {Ignored}")]
    private static partial void LogNormalized(ILogger logger, int messages, int trades, int held, string ignored);
}
