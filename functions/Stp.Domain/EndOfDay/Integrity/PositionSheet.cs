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

    /// <summary>Totals of the business date alone, as known at the cut-off.</summary>
    public DayTotals Day { get; private set; }

    /// <summary>The clearing dates that drift, ascending.</summary>
    public IEnumerable<(DateOnly Date, ClearingDay Day)> Drifting() =>
        _days.Where(day => day.Value.HasDrift).OrderBy(day => day.Key).Select(day => (day.Key, day.Value));

    public void Book(in DayTotals totals, bool ofBusinessDate)
    {
        Total += totals;
        Day = ofBusinessDate ? Day + totals : Day;
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
