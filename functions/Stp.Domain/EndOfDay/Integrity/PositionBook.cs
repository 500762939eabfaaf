using System.Runtime.InteropServices;
using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>Sums of some postings to a position: one of everything before a clearing date, and one of each date from then on.</summary>
internal sealed class PositionBook(DateOnly from)
{
    private readonly Dictionary<DateOnly, DayTotals> _days = [];

    /// <summary>Totals before the first date that has its own.</summary>
    public DayTotals Before { get; private set; }

    /// <summary>Dates that have totals of their own, ascending; they may come to nothing.</summary>
    public IEnumerable<DateOnly> Dates => _days.Keys.Order();

    public void Add(DateOnly date, in DayTotals totals)
    {
        if (date < from)
        {
            Before += totals;
            return;
        }

        CollectionsMarshal.GetValueRefOrAddDefault(_days, date, out _) += totals;
    }

    /// <summary>Totals of one date that has its own.</summary>
    public DayTotals On(DateOnly date) => _days.GetValueOrDefault(date);

    /// <summary>Totals of all dates up to and including one.</summary>
    public DayTotals Upto(DateOnly date) => _days.Where(day => day.Key <= date).Aggregate(Before, (sum, day) => sum + day.Value);
}
