using Stp.Domain.Holding;

namespace Stp.Domain.Ledger.Booking;

/// <summary>
/// Books events: records them in their trades, then posts what changed to the positions. Each step is idempotent, so a crash
/// between them heals when the message comes again.
/// </summary>
/// <param name="trades">Where trades are kept.</param>
/// <param name="postings">Where postings and positions are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="maxConcurrency">Trades, and then positions, that are worked on at once.</param>
public sealed class TradeBook(ITradeStore trades, IPostingStore postings, TimeProvider time, int maxConcurrency = 256)
{
    private readonly TradeRecorder _recorder = new(trades, time);

    /// <summary>Books a batch. One result an event, in the order given; the fault of one never touches the others.</summary>
    public async Task<IReadOnlyList<BookingResult>> BookAsync(IReadOnlyList<TradeEvent> events, CancellationToken cancellationToken)
    {
        var byKey = events.GroupBy(e => e.TradeKey, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Work(g.Key, [.. g]), StringComparer.Ordinal);
        var works = byKey.Values;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(works, parallel, async (work, token) => await RecordAsync(work, token));
        await Parallel.ForEachAsync(ByPosition(works), parallel, async (group, token) => await PostAsync(group, token));
        return [.. events.Select(e => byKey[e.TradeKey].ResultOf(e))];
    }

    private async Task RecordAsync(Work work, CancellationToken cancellationToken)
    {
        try
        {
            work.Recorded = await _recorder.RecordAsync(work.TradeKey, work.Events, cancellationToken);
        }
        catch (ReferenceCycleException e)
        {
            work.Held = e.Hold;
        }
        catch (TradeLimitException e)
        {
            work.Held = e.Hold;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            work.Fault = e;
        }
    }

    private static IEnumerable<PositionPostings> ByPosition(IEnumerable<Work> works) =>
        from work in works
        from recorded in work.Recorded?.All ?? []
        from posting in Postings.Of(recorded.Trade)
        group (work, posting, isFresh: posting.Revision >= recorded.FirstFresh) by posting.Position into position
        select new PositionPostings(
            position.Key,
            [.. position.Select(p => p.posting).DistinctBy(p => p.Id)],
            position.Any(p => !p.isFresh),
            position.Select(p => (p.work, p.posting.Id)).ToLookup(p => p.Id, p => p.work));

    private async Task PostAsync(PositionPostings group, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var id in await postings.PostAsync(group.Position, group.Postings, group.SomeMayExist, cancellationToken))
            {
                foreach (var work in group.Works[id])
                {
                    work.Held = new Hold(ReasonCodes.PostingConflict, $"Posting {id} is stored with other content.");
                }
            }
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            foreach (var work in group.Works.SelectMany(w => w))
            {
                work.Fault = e;
            }
        }
    }

    private sealed record PositionPostings(
        PositionKey Position, IReadOnlyList<Posting> Postings, bool SomeMayExist, ILookup<string, Work> Works);

    /// <summary>The events of one trade key on their way through both steps.</summary>
    private sealed class Work(string tradeKey, IReadOnlyList<TradeEvent> events)
    {
        public string TradeKey => tradeKey;

        public IReadOnlyList<TradeEvent> Events => events;

        public RecordedTrades? Recorded { get; set; }

        public Hold? Held { get; set; }

        public Exception? Fault { get; set; }

        public BookingResult ResultOf(TradeEvent e) => new()
        {
            Event = e,
            Held = Held,
            Fault = Fault,
            Problem = Recorded?.All.Select(r => r.Trade.State.Problem).FirstOrDefault(p => p is not null),
            Duplicate = Recorded is { AnyChanged: false },
            Trades = Recorded is not null && Held is null && Fault is null ? Recorded.All.Select(r => r.Trade) : [],
        };
    }
}
