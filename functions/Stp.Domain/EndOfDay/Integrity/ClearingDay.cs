using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>One clearing date of one position, told three times: by the position's document, by its postings and by the trades.</summary>
internal sealed class ClearingDay
{
    private UInt128 _tradedPrint;
    private long _lastTrade;

    /// <summary>What the position's document says.</summary>
    public DayTotals Stored { get; private set; }

    /// <summary>The sum of the postings.</summary>
    public DayTotals Posted { get; private set; }

    /// <summary>The sum of the prints of the postings.</summary>
    public UInt128 PostedPrint { get; private set; }

    /// <summary>The sum of the lines in force, folded again from the events of the trades.</summary>
    public DayTotals Traded { get; private set; }

    /// <summary>Trades whose last revision is not what their events amount to.</summary>
    public int StaleTrades { get; private set; }

    /// <summary>Whether the document is not the sum of the postings.</summary>
    public bool IsStoredWrong => Stored != Posted;

    /// <summary>Whether the postings are not those of the trades, though their sums may be equal.</summary>
    public bool IsPostedWrong => Posted != Traded || PostedPrint != _tradedPrint;

    public bool HasDrift => IsStoredWrong || IsPostedWrong || StaleTrades > 0;

    public void Store(DayTotals totals) => Stored += totals;

    public void Post(in DayTotals totals, UInt128 print)
    {
        Posted += totals;
        PostedPrint += print;
    }

    /// <summary>Adds a line in force of a trade.</summary>
    /// <param name="line">The line.</param>
    /// <param name="print">Its print.</param>
    /// <param name="trade">Number of the trade: two lines of one trade here are one trade.</param>
    public void Trade(EffectiveLine line, UInt128 print, long trade)
    {
        Traded += DayTotals.Of(line.Side, line.Lots, line.Price, _lastTrade == trade ? 0 : 1);
        _tradedPrint += print;
        _lastTrade = trade;
    }

    public void AddStaleTrade() => StaleTrades++;
}
