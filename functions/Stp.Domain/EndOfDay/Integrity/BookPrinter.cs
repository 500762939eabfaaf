using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>Makes the prints of an account.</summary>
/// <param name="account">Our account.</param>
internal sealed class BookPrinter(string account)
{
    private readonly LinePrint _lines = new();
    private readonly DayPrint _days = new();

    /// <summary>The print of a posting as a line alone.</summary>
    public UInt128 LineOf(Posting posting) =>
        _lines.Of(posting.TradeKey, posting.LegId, posting.ClearingDate, posting.Side, posting.Lots, posting.Price);

    /// <summary>The print of a line of a trade alone.</summary>
    public UInt128 LineOf(string tradeKey, EffectiveLine line) =>
        _lines.Of(tradeKey, line.LegId, line.ClearingDate, line.Side, line.Lots, line.Price);

    /// <summary>The print of the totals of a date.</summary>
    public UInt128 DayOf(DateOnly date, in DayTotals totals) => _days.Of(date, totals);

    /// <summary>The print of a posting.</summary>
    public BookPrint Of(Posting posting) => new(LineOf(posting), _days.Of(posting.ClearingDate, DayTotals.Of(posting)));

    /// <summary>What a trade has in the account, by instrument, beyond what it had.</summary>
    public IEnumerable<(string Instrument, BookPrint Print)> ChangeOf(string tradeKey, IEnumerable<EffectiveLine> now, IEnumerable<EffectiveLine> before) =>
        Of(tradeKey, now).Concat(Of(tradeKey, before).Select(line => (line.Instrument, default(BookPrint) - line.Print)));

    /// <summary>Two lines of a trade in one position and date are one trade there.</summary>
    private IEnumerable<(string Instrument, BookPrint Print)> Of(string tradeKey, IEnumerable<EffectiveLine> lines)
    {
        var places = new HashSet<(string Instrument, DateOnly Date)>();
        foreach (var line in lines.Where(line => line.Account == account))
        {
            var totals = DayTotals.Of(line.Side, line.Lots, line.Price, places.Add((line.Instrument, line.ClearingDate)) ? 1 : 0);
            yield return (line.Instrument, new BookPrint(LineOf(tradeKey, line), _days.Of(line.ClearingDate, totals)));
        }
    }
}
