namespace Stp.Domain.Ledger.Booking;

/// <summary>First step of booking: puts events into the trade that they belong to, through any chain of references.</summary>
/// <remarks>
/// A report that amends another one under an id of its own becomes a link to it. Links are written before events follow them, and
/// a trade is only ever replaced under its tag, so an event cannot be left behind in a report that becomes a link meanwhile.
/// </remarks>
internal sealed class TradeRecorder(ITradeStore store, TimeProvider time)
{
    /// <summary>Corrections of corrections that are followed; real chains have a handful.</summary>
    private const int MaxChain = 64;

    /// <summary>Lost races before giving up for now; the message then comes again.</summary>
    private const int MaxAttempts = 50;

    /// <summary>Records events that share their trade key.</summary>
    public async Task<RecordedTrades> RecordAsync(string tradeKey, IReadOnlyList<TradeEvent> events, CancellationToken cancellationToken)
    {
        var recorded = new RecordedTrades();
        foreach (var reference in References(tradeKey, events))
        {
            await LinkAsync(tradeKey, reference, recorded, cancellationToken);
        }

        foreach (var group in events.GroupBy(e => e.ReferenceKey ?? tradeKey))
        {
            await AddAsync(group.Key, [.. group], recorded, cancellationToken);
        }

        return recorded;
    }

    /// <summary>Nobody amends a cancel, so a cancel makes no link.</summary>
    private static IEnumerable<string> References(string tradeKey, IEnumerable<TradeEvent> events) => events
        .Where(e => e.Action != TradeAction.Cancel && e.ReferenceKey is not null && e.ReferenceKey != tradeKey)
        .Select(e => e.ReferenceKey!)
        .Distinct();

    private async Task LinkAsync(string tradeKey, string reference, RecordedTrades recorded, CancellationToken cancellationToken)
    {
        if (await RootOfAsync(reference, cancellationToken) == tradeKey)
        {
            throw new ReferenceCycleException(tradeKey, reference);
        }

        var link = await ChangeAsync(
            tradeKey, trade => trade.LinkedTo is null ? trade.LinkTo(reference, time.GetUtcNow()) : trade, recorded, cancellationToken);
        if (!link.Trade.Events.IsEmpty)
        {
            await AddAsync(link.Trade.LinkedTo!, link.Trade.Events, recorded, cancellationToken);
        }
    }

    private async Task AddAsync(
        string tradeKey, IReadOnlyList<TradeEvent> events, RecordedTrades recorded, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop < MaxChain; hop++)
        {
            var changed = await ChangeAsync(
                tradeKey,
                trade => trade.LinkedTo is null ? trade.Record(events, time.GetUtcNow()) : trade,
                recorded,
                cancellationToken);
            if (changed.Trade.LinkedTo is null)
            {
                return;
            }

            tradeKey = changed.Trade.LinkedTo;
        }

        throw new ReferenceCycleException(tradeKey, events[0].ReferenceKey ?? tradeKey);
    }

    private async Task<string> RootOfAsync(string tradeKey, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop < MaxChain; hop++)
        {
            var stored = await store.ReadAsync(tradeKey, cancellationToken);
            if (stored?.Trade.LinkedTo is not { } next)
            {
                return tradeKey;
            }

            tradeKey = next;
        }

        throw new ReferenceCycleException(tradeKey, tradeKey);
    }

    /// <summary>Reads, changes and writes until nobody came in between. Most trades are new, so the first attempt does not read.</summary>
    private async Task<RecordedTrade> ChangeAsync(
        string tradeKey, Func<Trade, Trade> change, RecordedTrades recorded, CancellationToken cancellationToken)
    {
        var created = change(Trade.Unknown(tradeKey));
        if (await store.TryCreateAsync(created, cancellationToken))
        {
            return recorded.Add(new RecordedTrade(created, FirstFresh: 1, Changed: true));
        }

        for (var attempt = 1; attempt < MaxAttempts; attempt++)
        {
            var stored = await store.ReadAsync(tradeKey, cancellationToken)
                ?? throw new InvalidOperationException($"Trade {tradeKey} exists and cannot be read; trades are never deleted.");
            var next = change(stored.Trade);
            var isChanged = !ReferenceEquals(next, stored.Trade);
            if (!isChanged || await store.TryReplaceAsync(next, stored.ETag, cancellationToken))
            {
                return recorded.Add(new RecordedTrade(next, FirstFresh: stored.Trade.Revision + 1, isChanged));
            }
        }

        throw new TimeoutException($"Trade {tradeKey} changed {MaxAttempts} times while an event was added; it is tried again later.");
    }
}
