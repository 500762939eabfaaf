namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>What the builder keeps of one position: its book at the cut-off, and each clearing date as it is now.</summary>
internal sealed class PositionSheet(KnownPosition known)
{
    private readonly Dictionary<DateOnly, ClearingDay> _days = [];
    private (DateOnly Date, ClearingDay Day)? _last;

    public KnownPosition Known => known;

    /// <summary>The clearing dates that drift, ascending.</summary>
    public IEnumerable<(DateOnly Date, ClearingDay Day)> Drifting() =>
        _days.Where(day => day.Value.HasDrift).OrderBy(day => day.Key).Select(day => (day.Key, day.Value));

    /// <summary>The print of all postings, and so of all trades where nothing drifts.</summary>
    public BookPrint Print(BookPrinter printer) => _days.Aggregate(
        default(BookPrint), (sum, day) => sum + new BookPrint(day.Value.PostedPrint, printer.DayOf(day.Key, day.Value.Posted)));

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
