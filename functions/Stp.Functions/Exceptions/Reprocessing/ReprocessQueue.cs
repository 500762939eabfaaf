using Stp.Domain.People;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Messaging;

namespace Stp.Functions.Exceptions.Reprocessing;

/// <summary>
/// Sends held messages through normalizing and booking again. The order is queued first and noted in the exceptions after it: where a crash comes
/// between, the outcome makes up for the note; the other way round, an exception could wait for an order that was never given.
/// </summary>
internal sealed class ReprocessQueue(DropCopySender sender, CosmosExceptionStore store, TimeProvider time)
{
    /// <summary>Bytes of the messages that one order names, beyond its first: whoever carries it out has them all in memory.</summary>
    private const long MaxBytes = 4 << 20;

    /// <summary>Queues a page of a batch; durable when the task completes.</summary>
    public Task SendPageAsync(string batch, int page, CancellationToken cancellationToken) =>
        sender.SendAsync([new ReprocessOrder([], batch, page)], cancellationToken);

    /// <summary>Queues held messages; durable when the task completes. They are neither resolved nor dismissed. One without a batch is told in the audit trail.</summary>
    public async Task SendAsync(IReadOnlyList<HeldExceptionDocument> held, Person by, string? batch, CancellationToken cancellationToken)
    {
        var orders = Orders(held, by, batch);
        await sender.SendAsync(orders, cancellationToken);
        var at = time.GetUtcNow();
        await Parallel.ForEachAsync(
            orders.SelectMany(order => order.Tickets),
            new ParallelOptions { MaxDegreeOfParallelism = CosmosExceptionStore.MaxConcurrency, CancellationToken = cancellationToken },
            async (ticket, token) => await store.ChangeAsync(
                ticket.ExceptionId,
                document => document.With(document.Review.Reprocess(ticket.Attempt, by.Name, batch, at)),
                (before, after) => ExceptionAudit.OfReprocess(ticket, before, after, at),
                token));
    }

    private static List<ReprocessOrder> Orders(IReadOnlyList<HeldExceptionDocument> held, Person by, string? batch)
    {
        var orders = new List<ReprocessOrder>();
        var tickets = new List<ReprocessTicket>();
        var bytes = 0L;
        foreach (var document in held)
        {
            if (tickets.Count == ReprocessOrder.MaxTickets || (tickets.Count > 0 && bytes + document.RawBytes > MaxBytes))
            {
                orders.Add(new ReprocessOrder([.. tickets]));
                tickets.Clear();
                bytes = 0;
            }

            tickets.Add(new ReprocessTicket(document.Id, document.Review.Attempt + 1, by.Name, batch, by.Id));
            bytes += document.RawBytes;
        }

        return tickets.Count == 0 ? orders : [.. orders, new ReprocessOrder([.. tickets])];
    }
}
