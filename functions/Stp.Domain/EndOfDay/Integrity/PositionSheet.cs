using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>What the builder keeps of one position: its book at the cut-off, and each clearing date as it is now.</summary>
internal sealed class PositionSheet(string instrument)
{
    private readonly Dictionary<DateOnly, ClearingDay> _days = [];
    private (DateOnly Date, ClearingDay Day)? _last;

    public string Instrument => instrument;

    /// <summary>Totals of the business date and before, as known at the cut-off.</summary>
    public DayTotals Total { get; private set; }

    /// <summary>The clearing dates that drift, ascending.</summary>
    public IEnumerable<(DateOnly Date, ClearingDay Day)> Drifting() =>
        _days.Where(day => day.Value.HasDrift).OrderBy(day => day.Key).Select(day => (day.Key, day.Value));

    /// <summary>Totals of one clearing date alone, as known at the cut-off.</summary>
    public DayTotals BookedOn(DateOnly date) => _days.TryGetValue(date, out var day) ? day.Booked : default;

    /// <summary>The clearing dates from one date until before another on which anything was booked, ascending.</summary>
    public IEnumerable<BookDay> Booked(DateOnly from, DateOnly before) => _days
        .Where(day => day.Key >= from && day.Key < before && day.Value.Booked != default)
        .OrderBy(day => day.Key)
        .Select(day => new BookDay(Instrument, day.Key, day.Value.Booked));

    /// <summary>Counts a posting that is in the book.</summary>
    public void Book(in DayTotals totals, ClearingDay day)
    {
        Total += totals;
        day.Book(totals);
    }

    /// <summary>One clearing date. Most of what comes after another is of the same.</summary>
    public ClearingDay On(DateOnly date)
    {
        if (_last is { } last && last.Date == date)
        {
            return last.Day;
        }

        if (!_days.TryGetValue(date, out var day))
        {
            _days.Add(date, day = new ClearingDay());
        }

        _last = (date, day);
        return day;
    }
}
