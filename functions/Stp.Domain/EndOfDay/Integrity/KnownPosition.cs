using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>What is known of one position by two instants: that of the checkpoint, and the cut-off a little later.</summary>
internal sealed class KnownPosition(string instrument, CheckMoment moment)
{
    private readonly PositionBook _known = new(moment.From);
    private readonly PositionBook _late = new(moment.From);
    private BookPrint _postedSince;
    private BookPrint _tradedSince;

    public string Instrument => instrument;

    /// <summary>Begins with what an earlier check has left.</summary>
    public void Start(PositionCheckpoint from)
    {
        _known.Add(DateOnly.MinValue, from.Before);
        foreach (var day in from.Days)
        {
            _known.Add(day.Date, day.Totals);
        }
    }

    /// <summary>Counts a posting where it belongs.</summary>
    public void Post(DateOnly date, in DayTotals totals, DateTimeOffset bookedAt)
    {
        if (bookedAt <= moment.KnownBy)
        {
            _known.Add(date, totals);
        }
        else if (bookedAt <= moment.CutOff)
        {
            _late.Add(date, totals);
        }
    }

    /// <summary>Takes note of a posting that the checkpoint does not have.</summary>
    public void PostSince(BookPrint print) => _postedSince += print;

    /// <summary>Takes note of what a trade has changed since the checkpoint.</summary>
    public void TradeSince(BookPrint print) => _tradedSince += print;

    /// <summary>The position of the business date at the cut-off.</summary>
    public BookPosition Position() => new(
        instrument, _known.Upto(moment.BusinessDate) + _late.Upto(moment.BusinessDate), On(moment.BusinessDate));

    /// <summary>The clearing dates before the business date that have totals of their own, at the cut-off, ascending.</summary>
    public IEnumerable<BookDay> RecentDays() => _known.Dates.Union(_late.Dates).Order()
        .Where(date => date < moment.BusinessDate && On(date) != default)
        .Select(date => new BookDay(instrument, date, On(date)));

    /// <summary>The position in the checkpoint; null where nothing is left of it.</summary>
    /// <param name="now">The print of the position as it is now, by its postings and by its trades.</param>
    public PositionCheckpoint? Checkpoint(BookPrint now)
    {
        var days = _known.Dates.Select(date => new CheckpointDay(date, _known.On(date))).Where(day => day.Totals != default).ToList();
        var (posted, traded) = (now - _postedSince, now - _tradedSince);
        return days.Count == 0 && _known.Before == default && posted == default && traded == default
            ? null
            : new PositionCheckpoint(instrument, _known.Before, days, posted, traded);
    }

    private DayTotals On(DateOnly date) => _known.On(date) + _late.On(date);
}
