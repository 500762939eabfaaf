using Stp.Domain.Ledger.Booking;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions.Reprocessing;

/// <summary>Tells exceptions what became of their messages. Each outcome may be told more than once and changes nothing the second time.</summary>
internal sealed class ReprocessOutcomes(CosmosExceptionStore store, TimeProvider time)
{
    /// <summary>The message is booked, or was, or is no trade: the exception is resolved.</summary>
    public Task ResolveAsync(ReprocessTicket ticket, string text, string? tradeKey, CancellationToken cancellationToken) => ChangeAsync(
        ticket,
        document => document.With(document.Review.Resolve(ticket.Attempt, ticket.By, ticket.Batch, text, time.GetUtcNow())) is var changed
            && !ReferenceEquals(changed, document)
            ? changed with { TradeKey = tradeKey ?? document.TradeKey }
            : document,
        cancellationToken);

    /// <summary>The message is held once more: the same exception has the new reason, and the id that a new one would have had is taken.</summary>
    public async Task HoldAgainAsync(ReprocessTicket ticket, HeldException held, CancellationToken cancellationToken)
    {
        var document = await ChangeAsync(
            ticket,
            stored =>
            {
                var changed = stored.With(stored.Review.HoldAgain(ticket.Attempt, ticket.By, ticket.Batch, held.Why, time.GetUtcNow()));
                changed = ReferenceEquals(changed, stored) ? stored : changed.HeldFor(held.Why, held.TradeKey);
                return held.DeadLetter is { } deadLetter ? changed.With(deadLetter) : changed;
            },
            cancellationToken);
        if (document is not null && document.Id != held.Id)
        {
            await store.AliasAsync(document, held.Id, cancellationToken);
        }
    }

    /// <summary>What booking made of a message that was reprocessed.</summary>
    public async Task BookedAsync(ReprocessTicket ticket, BookingResult result, CancellationToken cancellationToken)
    {
        var held = HeldExceptions.Of(result);
        if (held is not null && (result.Held is not null || held.Id == ticket.ExceptionId))
        {
            await HoldAgainAsync(ticket, held, cancellationToken);
            return;
        }

        if (held is not null)
        {
            // The message is booked; what is wrong is wrong with its trade.
            await store.HoldAsync([held], cancellationToken);
        }

        var text = result.Duplicate ? $"Trade {result.Event.TradeKey} had it already." : $"Booked into trade {result.Event.TradeKey}.";
        await ResolveAsync(ticket, text, result.Event.TradeKey, cancellationToken);
    }

    private Task<HeldExceptionDocument?> ChangeAsync(
        ReprocessTicket ticket, Func<HeldExceptionDocument, HeldExceptionDocument> change, CancellationToken cancellationToken) => store.ChangeAsync(
        ticket.ExceptionId,
        change,
        (before, after) => ExceptionAudit.OfReprocess(ticket, before, after, time.GetUtcNow()),
        cancellationToken);
}
