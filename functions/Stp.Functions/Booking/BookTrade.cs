using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Functions.Exceptions;
using Stp.Functions.Feeds;
using Stp.Functions.Messaging;

namespace Stp.Functions.Booking;

/// <summary>Books trade events from queue <c>trade-events</c>. A message is completed once its trade and its postings are stored, and not before.</summary>
internal sealed partial class BookTrade(TradeBook book, CosmosExceptionStore exceptions, FeedPulses pulses, ILogger<BookTrade> logger)
{
    [Function(nameof(BookTrade))]
    public async Task RunAsync(
        [ServiceBusTrigger(Queues.TradeEvents, Connection = Queues.Connection, IsBatched = true, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken)
    {
        var (read, unreadable) = Read(messages);
        var results = await book.BookAsync([.. read.Select(r => r.Event)], cancellationToken);
        var held = results.Select(HeldExceptions.Of).OfType<HeldException>().ToList();
        await exceptions.HoldAsync(held, cancellationToken);
        await pulses.RecordAsync(results, cancellationToken);

        // What met a fault is left alone: its lock runs out or is given back, and it comes again.
        var faults = results.Where(r => r.Fault is not null).Select(r => r.Fault!).ToList();
        var done = read.Zip(results).Where(pair => pair.Second.Fault is null).Select(pair => pair.First.Message);
        await Settlement.CompleteAsync(actions, done, logger, cancellationToken);
        await Settlement.DeadLetterAsync(actions, unreadable, "not-a-trade-event", cancellationToken);
        LogBooked(logger, results.Count(r => r is { IsBooked: true, Duplicate: false }), results.Count(r => r.Duplicate), held.Count, faults.Count);
        if (faults.Count > 0)
        {
            throw new AggregateException($"{faults.Count} of {messages.Length} trade events were not booked and come again.", faults.Take(3));
        }
    }

    private static (List<(ServiceBusReceivedMessage Message, TradeEvent Event)> Read, List<ServiceBusReceivedMessage> Unreadable) Read(
        ServiceBusReceivedMessage[] messages)
    {
        var read = new List<(ServiceBusReceivedMessage, TradeEvent)>(messages.Length);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Booked {Booked} trade events, {Duplicates} known already, {Held} held, {Faults} to come again")]
    private static partial void LogBooked(ILogger logger, int booked, int duplicates, int held, int faults);
}
