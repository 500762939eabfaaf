using Stp.Domain.Holding;

namespace Stp.Domain.Ledger;

/// <summary>Folds the events of a trade into its state.</summary>
/// <remarks>
/// Cancelled once any cancel is known. Otherwise the terms are those of the highest version; among equal ones of the report that no
/// other amends, then of a replace before a new, and at last of the larger content, so that every permutation of the same events
/// picks the same one.
/// </remarks>
public static class TradeFold
{
    /// <summary>The state that <paramref name="events"/> amount to.</summary>
    public static TradeState Of(IReadOnlyList<TradeEvent> events)
    {
        if (events is [var only] && IsOriginal(only))
        {
            // Nearly every trade; what follows would come to the same.
            return Open(only);
        }

        var originals = events.Where(IsOriginal).ToList();
        if (originals.Count == 0)
        {
            return new TradeState { Status = TradeStatus.Parked };
        }

        var origins = originals.Select(e => e.OriginId).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        if (origins.Count > 1)
        {
            return Collided(originals, origins);
        }

        var terms = Latest(events);
        return events.Any(e => e.Action == TradeAction.Cancel)
            ? new TradeState { Status = TradeStatus.Cancelled, Terms = terms }
            : Open(terms);
    }

    private static TradeState Open(TradeEvent terms) => new() { Status = TradeStatus.Open, Terms = terms, Lines = LinesOf(terms, prefix: "") };

    /// <summary>An original carries the trade's own identity and terms; anything else only says something of an original.</summary>
    private static bool IsOriginal(TradeEvent e) => e.Action != TradeAction.Cancel && e.ReferenceKey is null;

    /// <summary>
    /// The highest version. Where versions tie, as with venues that keep the time of the trade in its corrections, a report that
    /// another one amends is the older of the two.
    /// </summary>
    private static TradeEvent Latest(IEnumerable<TradeEvent> events)
    {
        var versions = events.Where(e => e.Action != TradeAction.Cancel).ToList();
        var highest = versions.Max(e => e.Version);
        var tied = versions.FindAll(e => e.Version == highest);
        var amended = tied.Select(e => e.ReferenceKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var newest = tied.FindAll(e => !amended.Contains(e.TradeKey));
        return (newest.Count > 0 ? newest : tied).Aggregate((a, b) => EventOrder.Compare(a, b) >= 0 ? a : b);
    }

    /// <summary>
    /// Two trades whose shortened ids are the same. Both are real, so both are booked as they were new; an amendment could mean
    /// either, so none is applied until a person has looked.
    /// </summary>
    private static TradeState Collided(List<TradeEvent> originals, List<string> origins)
    {
        var latest = origins.ConvertAll(origin => Latest(originals.Where(e => e.OriginId == origin)));
        return new TradeState
        {
            Status = TradeStatus.Open,
            Terms = latest[0],
            Lines = [.. latest.SelectMany(e => LinesOf(e, prefix: e.OriginId + "/"))],
            Problem = new Hold(
                ReasonCodes.IdentityCollision,
                $"Trades {string.Join(", ", origins)} share the reference {originals[0].TradeKey}: both are booked as new, and amendments wait."),
        };
    }

    private static List<EffectiveLine> LinesOf(TradeEvent terms, string prefix) =>
        [.. terms.Lines.Select(line => new EffectiveLine(
            prefix + line.LegId, line.Account, line.Instrument, ClearingDateOf(terms), line.Side, line.Lots, line.Price))];

    private static DateOnly ClearingDateOf(TradeEvent terms) =>
        terms.ClearingDate ?? throw new InvalidOperationException($"Trade {terms.TradeKey} has terms without a clearing date.");
}
