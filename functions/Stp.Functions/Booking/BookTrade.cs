using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Functions.Exceptions;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Feeds;
using Stp.Functions.Messaging;
using Stp.Functions.Telemetry;

namespace Stp.Functions.Booking;

/// <summary>Books trade events from queue <c>trade-events</c>. A message is completed once its trade and its postings are stored, and not before.</summary>
internal sealed partial class BookTrade(
    TradeBook book,
    CosmosExceptionStore exceptions,
    ReprocessOutcomes outcomes,
    FeedPulses pulses,
    BookedTradeTopic topic,
    BatchHold hold,
    PipelineMetrics metrics,
    TimeProvider time,
    ILogger<BookTrade> logger)
{
    [Function(nameof(BookTrade))]
    public async Task RunAsync(
        [ServiceBusTrigger(Queues.TradeEvents, Connection = Queues.Connection, IsBatched = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        await BatchTrace.RunAsync("book", messages, _ => hold.RunAsync(
            messages, actions, left => BookAsync(left, actions, cancellationToken), cancellationToken));

    private async Task<BatchOutcome> BookAsync(
        IReadOnlyList<ServiceBusReceivedMessage> messages, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        var (read, unreadable) = Read(messages);
        var results = await book.BookAsync([.. read.Select(r => r.Event)], cancellationToken);
        var (fresh, reprocessed) = Split(read, results);
        var held = fresh.Select(HeldExceptions.Of).OfType<HeldException>().ToList();
        await exceptions.HoldAsync(held, cancellationToken);
        HeldLog.Write(logger, held);
        await Parallel.ForEachAsync(
            reprocessed,
            new ParallelOptions { MaxDegreeOfParallelism = CosmosExceptionStore.MaxConcurrency, CancellationToken = cancellationToken },
            async (pair, token) => await outcomes.BookedAsync(pair.Ticket, pair.Result, token));
        await pulses.RecordAsync(results, cancellationToken);
        await topic.TellAsync(results, cancellationToken);

        // What met a fault is left alone: it is tried again, or its lock runs out or is given back, and it comes again.
        var faults = results.Where(r => r.Fault is not null).Select(r => r.Fault!).ToList();
        var byEnd = read.Zip(results).ToLookup(pair => pair.Second.Fault is null, pair => pair.First.Message);
        await Settlement.CompleteAsync(actions, byEnd[true], logger, cancellationToken);
        await Settlement.DeadLetterAsync(actions, unreadable, "not-a-trade-event", cancellationToken);
        var now = time.GetUtcNow();
        foreach (var result in results)
        {
            metrics.Booked(result, now);
        }

        LogBooked(logger, results.Count(r => r is { IsBooked: true, Duplicate: false }), results.Count(r => r.Duplicate), held.Count, faults.Count);
        return new BatchOutcome([.. byEnd[false]], faults);
    }

    /// <summary>What comes for the first time, and what was held before and is not met by a fault, so that its outcome is known.</summary>
    private static (List<BookingResult> Fresh, List<(ReprocessTicket Ticket, BookingResult Result)> Reprocessed) Split(
        List<(ServiceBusReceivedMessage Message, TradeEvent Event)> read, IReadOnlyList<BookingResult> results)
    {
        var fresh = new List<BookingResult>(results.Count);
        var reprocessed = new List<(ReprocessTicket, BookingResult)>();
        foreach (var ((message, _), result) in read.Zip(results))
        {
            if (ReprocessTicket.Of(message) is not { } ticket)
            {
                fresh.Add(result);
            }
            else if (result.Fault is null)
            {
                reprocessed.Add((ticket, result));
            }
        }

        return (fresh, reprocessed);
    }

    private static (List<(ServiceBusReceivedMessage Message, TradeEvent Event)> Read, List<ServiceBusReceivedMessage> Unreadable) Read(
        IReadOnlyList<ServiceBusReceivedMessage> messages)
    {
        var read = new List<(ServiceBusReceivedMessage, TradeEvent)>(messages.Count);
        var unreadable = new List<ServiceBusReceivedMessage>();
        foreach (var message in messages)
        {
            try
            {
                read.Add((message, TradeEventSender.Read(message)));
            }
            catch (JsonException)
            {
                unreadable.Add(message);
            }
        }

        return (read, unreadable);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Booked {Booked} trade events, {Duplicates} known already, {Held} held, {Faults} to be tried again")]
    private static partial void LogBooked(ILogger logger, int booked, int duplicates, int held, int faults);
}
