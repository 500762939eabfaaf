using Stp.Domain.Holding.Review;
using Stp.Domain.Ledger;
using Stp.Domain.Normalizing;
using Stp.Domain.Reference;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Feeds;
using Stp.Functions.Messaging;

namespace Stp.Functions.Exceptions.Reprocessing;

/// <summary>Carries out orders to normalize held messages again.</summary>
internal sealed class ReprocessOrders(
    Normalizer normalizer,
    CosmosExceptionStore store,
    ReprocessOutcomes outcomes,
    ExceptionBatches batches,
    TradeEventSender tradeEvents,
    CosmosFeedStore feeds)
{
    /// <summary>Does what an order says; when the task completes, all that came of it is stored.</summary>
    public async Task RunAsync(ReprocessOrder order, ReferenceSnapshot reference, CancellationToken cancellationToken)
    {
        await RunAsync(order.Tickets, reference, cancellationToken);
        if (order.Batch is not null)
        {
            await batches.RunPageAsync(order.Batch, order.Page, cancellationToken);
        }
    }

    private async Task RunAsync(IReadOnlyList<ReprocessTicket> tickets, ReferenceSnapshot reference, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(tickets, cancellationToken);
        var done = read.Select(held => (held.Ticket, held.Document, Outcomes: normalizer.NormalizeBundle(held.Raw, held.Document.Context, reference))).ToList();
        await tradeEvents.SendAsync([.. done.SelectMany(held => TradesOf(held.Ticket, held.Outcomes))], cancellationToken);
        // A header that could be read was recorded when the message was received; a reset in it must not count twice.
        var unrecorded = done.Where(held => held.Document.SeqNum is null);
        await feeds.RecordAsync(
            unrecorded.SelectMany(held => held.Outcomes.Select(outcome => (held.Document.Context, outcome.Message.Feed))), cancellationToken);
        await Parallel.ForEachAsync(
            done, Parallelism(cancellationToken), async (held, token) => await TellAsync(held.Ticket, held.Document, held.Outcomes, token));
    }

    /// <summary>The held messages of tickets: what has been booked or dismissed meanwhile is left alone.</summary>
    private async Task<IReadOnlyList<(ReprocessTicket Ticket, HeldExceptionDocument Document, byte[] Raw)>> ReadAsync(
        IReadOnlyList<ReprocessTicket> tickets, CancellationToken cancellationToken)
    {
        var read = new (ReprocessTicket, HeldExceptionDocument, byte[])?[tickets.Count];
        await Parallel.ForEachAsync(tickets.Index(), Parallelism(cancellationToken), async (one, token) =>
        {
            if (await store.FindAsync(one.Item.ExceptionId, token) is { Review.Status: HeldStatus.Open or HeldStatus.Reprocessing } document)
            {
                read[one.Index] = (one.Item, document, await store.RawAsync(document, token));
            }
        });
        return [.. read.OfType<(ReprocessTicket, HeldExceptionDocument, byte[])>()];
    }

    /// <summary>A trade that is all there is in the message brings its outcome to the exception when it is booked.</summary>
    private static IEnumerable<OutgoingTrade> TradesOf(ReprocessTicket ticket, IReadOnlyList<NormalizedRaw> outcomes) =>
        outcomes.Select(outcome => outcome.Message.Trade).OfType<TradeEvent>().Select(trade => new OutgoingTrade(trade, outcomes.Count == 1 ? ticket : null));

    private async Task TellAsync(
        ReprocessTicket ticket, HeldExceptionDocument document, IReadOnlyList<NormalizedRaw> normalized, CancellationToken cancellationToken)
    {
        if (normalized is [var only])
        {
            if (only.Message.Held is not null)
            {
                await outcomes.HoldAgainAsync(ticket, HeldExceptions.Of(document.Context, only), cancellationToken);
            }
            else if (only.Message.Ignored is { } kind)
            {
                await outcomes.ResolveAsync(ticket, $"The message is no trade: {kind}.", tradeKey: null, cancellationToken);
            }

            return;
        }

        // A document of many messages, held whole, is now read: each of them is booked or held by itself.
        await store.HoldAsync(
            [.. normalized.Where(one => one.Message.Held is not null).Select(one => HeldExceptions.Of(document.Context, one))], cancellationToken);
        await outcomes.ResolveAsync(ticket, $"Read as {normalized.Count} messages, each booked or held by itself.", tradeKey: null, cancellationToken);
    }

    private static ParallelOptions Parallelism(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = CosmosExceptionStore.MaxConcurrency, CancellationToken = cancellationToken };
}
