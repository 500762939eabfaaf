using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.Ledger;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Restatement;

/// <summary>Finds what has changed the book of a signed date, from the postings since. What it keeps grows with those alone.</summary>
/// <param name="date">The business date.</param>
/// <param name="cutOff">The cut-off of the run that was signed.</param>
public sealed class RestatementBuilder(DateOnly date, DateTimeOffset cutOff)
{
    private readonly Dictionary<string, Dictionary<Place, DayTotals>> _trades = new(StringComparer.Ordinal);

    /// <summary>Adds a posting, once. One that was known at the cut-off, or that clears later, is passed over.</summary>
    public void Add(Posting posting, DateTimeOffset bookedAt)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (bookedAt <= cutOff || posting.ClearingDate > date)
        {
            return;
        }

        if (!_trades.TryGetValue(posting.TradeKey, out var places))
        {
            _trades.Add(posting.TradeKey, places = []);
        }

        var place = new Place(posting.Position, posting.ClearingDate);
        places[place] = places.GetValueOrDefault(place) + DayTotals.Of(posting);
    }

    /// <summary>What has changed.</summary>
    public DayRestatement Build()
    {
        var changes = _trades
            .Select(trade => (Key: trade.Key, Places: Ordered(trade.Value).ToList()))
            .Where(trade => trade.Places.Count > 0)
            .OrderBy(trade => trade.Key, StringComparer.Ordinal)
            .ToList();
        var differences = new Dictionary<Place, DayTotals>();
        foreach (var (place, change) in changes.SelectMany(trade => trade.Places))
        {
            differences[place] = differences.GetValueOrDefault(place) + change;
        }

        return new DayRestatement(
            date,
            cutOff,
            [.. Ordered(differences).Select(d => DifferenceOf(d.Place, d.Change))],
            BreakLimit.Cap(changes.Select(trade => BreakOf(trade.Key, trade.Places))));
    }

    private static IEnumerable<(Place Place, DayTotals Change)> Ordered(Dictionary<Place, DayTotals> changes) => changes
        .Where(change => change.Value != default)
        .OrderBy(change => change.Key.Position.Account, StringComparer.Ordinal)
        .ThenBy(change => change.Key.Position.Instrument, StringComparer.Ordinal)
        .ThenBy(change => change.Key.ClearingDate)
        .Select(change => (change.Key, change.Value));

    private static PositionDifference DifferenceOf(Place place, DayTotals change) =>
        new(place.Position.Account, place.Position.Instrument, place.ClearingDate, change);

    private Break BreakOf(string tradeKey, IReadOnlyList<(Place Place, DayTotals Change)> places)
    {
        const int MaxPlaces = 5;
        var shown = places.Take(MaxPlaces).Select(p => Show(p.Place, p.Change));
        var more = places.Count > MaxPlaces ? $", and {places.Count - MaxPlaces} more" : "";
        return new Break
        {
            Type = BreakType.LateAmendment,
            Account = Common(places.Select(p => p.Place.Position.Account)),
            Instrument = Common(places.Select(p => p.Place.Position.Instrument)),
            Subject = tradeKey,
            Detail = $"Trade {tradeKey} changed {date:yyyy-MM-dd} after its cut-off at {cutOff.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC: "
                + $"{string.Join(", ", shown)}{more}.",
            FirstDate = date,
        };
    }

    private static string Show(Place place, DayTotals change) =>
        $"{place.Position.Account} {place.Position.Instrument} of {place.ClearingDate:yyyy-MM-dd} bought {Signed(change.BoughtLots)} lots "
        + $"({Signed(change.BoughtNotional)}), sold {Signed(change.SoldLots)} ({Signed(change.SoldNotional)})";

    private static string Signed(decimal number) => number > 0m ? $"+{Instrument.Canonical(number)}" : Instrument.Canonical(number);

    /// <summary>The one value that all have, or null.</summary>
    private static string? Common(IEnumerable<string> values) => values.Distinct().Take(2).ToList() is [var one] ? one : null;

    private readonly record struct Place(PositionKey Position, DateOnly ClearingDate);
}
