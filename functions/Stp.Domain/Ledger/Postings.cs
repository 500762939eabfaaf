namespace Stp.Domain.Ledger;

/// <summary>Derives the postings of a trade from its revisions; nothing else decides what is posted.</summary>
public static class Postings
{
    /// <summary>The postings of every revision of <paramref name="trade"/> from number <paramref name="first"/> on.</summary>
    public static IEnumerable<Posting> Of(Trade trade, int first = 1) =>
        trade.Revisions.Where(r => r.Number >= first).SelectMany(r => Of(trade, r));

    /// <summary>What one revision moves: the lines that end are taken back, those that begin are booked, the rest stays as it is.</summary>
    private static List<Posting> Of(Trade trade, TradeRevision revision)
    {
        IReadOnlyList<EffectiveLine> before = revision.Number == 1 ? [] : trade.Revisions[revision.Number - 2].Lines;
        var ended = before.Except(revision.Lines);
        var begun = revision.Lines.Except(before);
        var tradeCounts = CountChanges(before, revision.Lines);
        var postings = new List<Posting>();
        foreach (var (line, sign) in ended.Select(l => (l, -1)).Concat(begun.Select(l => (l, 1))))
        {
            var key = (line.Account, line.Instrument, line.ClearingDate);
            tradeCounts.Remove(key, out var trades);
            postings.Add(new Posting
            {
                Id = $"{trade.TradeKey}!{revision.Number}!{postings.Count + 1}",
                Position = new PositionKey(line.Account, line.Instrument),
                TradeKey = trade.TradeKey,
                Revision = revision.Number,
                LegId = line.LegId,
                ClearingDate = line.ClearingDate,
                Side = line.Side,
                Lots = sign * line.Lots,
                Price = line.Price,
                Trades = trades,
            });
        }

        return postings;
    }

    /// <summary>
    /// By position and date, whether the trade comes (1), goes (-1) or stays (0). Two lines of one trade in one position are one
    /// trade, so the change is carried by the first posting there alone.
    /// </summary>
    private static Dictionary<(string Account, string Instrument, DateOnly Date), int> CountChanges(
        IEnumerable<EffectiveLine> before, IEnumerable<EffectiveLine> after)
    {
        var old = before.Select(Place).ToHashSet();
        var now = after.Select(Place).ToHashSet();
        return old.Union(now).ToDictionary(place => place, place => (now.Contains(place) ? 1 : 0) - (old.Contains(place) ? 1 : 0));
    }

    private static (string Account, string Instrument, DateOnly Date) Place(EffectiveLine line) =>
        (line.Account, line.Instrument, line.ClearingDate);
}
