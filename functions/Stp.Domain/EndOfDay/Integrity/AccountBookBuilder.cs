using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>
/// Builds the book of one account from its positions, postings and trades, each given once, in any order. What it keeps grows with the
/// positions and their clearing dates, not with the trades.
/// </summary>
/// <remarks>
/// The book is as of the business date and as known at the cut-off. The three accounts that the book gives of itself are compared as they are
/// now: bookings go on meanwhile, so a drift may be one that is only being read at two moments, and is to be looked at again.
/// </remarks>
/// <param name="account">Our account.</param>
/// <param name="businessDate">Later clearing dates do not count in the book.</param>
/// <param name="cutOff">What was booked later does not count in the book.</param>
public sealed class AccountBookBuilder(string account, DateOnly businessDate, DateTimeOffset cutOff)
{
    private readonly Dictionary<string, PositionSheet> _sheets = new(StringComparer.Ordinal);
    private readonly BookPrinter _printer = new(account);
    private CheckMoment? _moment;
    private long _trades;
    private long _postings;

    /// <summary>First of the clearing dates that <see cref="AccountBook.RecentDays"/> has; null for none.</summary>
    public DateOnly? RecentFrom { get; init; }

    /// <summary>Adds a position of the account as it is stored.</summary>
    public void AddPosition(Position position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var sheet = SheetOf(position.Key);
        foreach (var (date, totals) in position.Days)
        {
            sheet.On(date).Store(totals);
        }
    }

    /// <summary>Adds a posting to a position of the account, whenever it was booked.</summary>
    public void AddPosting(Posting posting, DateTimeOffset bookedAt)
    {
        ArgumentNullException.ThrowIfNull(posting);
        _postings++;
        var sheet = SheetOf(posting.Position);
        var totals = DayTotals.Of(posting);
        sheet.On(posting.ClearingDate).Post(totals, _printer.LineOf(posting));
        sheet.Known.Post(posting.ClearingDate, totals, bookedAt);
        if (bookedAt > Moment.KnownBy)
        {
            sheet.Known.PostSince(_printer.Of(posting));
        }
    }

    /// <summary>
    /// Adds a trade that has a line in force in the account, whatever else it has, or had one shortly before the cut-off. Others may be added or
    /// left out.
    /// </summary>
    public void AddTrade(Trade trade)
    {
        ArgumentNullException.ThrowIfNull(trade);
        var lines = trade.State.Lines;
        if (trade.Revisions.Any(revision => revision.At > Moment.KnownBy))
        {
            foreach (var (instrument, print) in _printer.ChangeOf(trade.TradeKey, lines, trade.LinesAt(Moment.KnownBy)))
            {
                SheetOf(instrument).Known.TradeSince(print);
            }
        }

        if (trade.LinkedTo is not null)
        {
            return;
        }

        _trades++;
        foreach (var line in lines)
        {
            if (line.Account == account)
            {
                SheetOf(line.Instrument).On(line.ClearingDate).Trade(line, _printer.LineOf(trade.TradeKey, line), _trades);
            }
        }

        IReadOnlyList<EffectiveLine> revised = trade.Revisions.IsEmpty ? [] : trade.Revisions[^1].Lines;
        if (!lines.SequenceEqual(revised))
        {
            AddStale(lines.Concat(revised));
        }
    }

    /// <summary>The book, and a break for each position that drifts.</summary>
    public AccountBook Build()
    {
        var sheets = _sheets.Values.OrderBy(sheet => sheet.Known.Instrument, StringComparer.Ordinal).ToList();
        var drifts = sheets.Select(sheet => DriftText.Describe(account, sheet, businessDate)).OfType<Breaks.Break>().ToList();
        var book = KnownBook.Of(account, sheets.ConvertAll(sheet => sheet.Known), _trades, _postings);
        return drifts.Count > 0
            ? book with { Drifts = drifts }
            : book with { Checkpoint = KnownBook.Checkpoint(account, Moment, sheets.Select(sheet => (sheet.Known, sheet.Print(_printer)))) };
    }

    private void AddStale(IEnumerable<EffectiveLine> lines)
    {
        foreach (var (instrument, date) in lines.Where(line => line.Account == account).Select(line => (line.Instrument, line.ClearingDate)).Distinct())
        {
            SheetOf(instrument).On(date).AddStaleTrade();
        }
    }

    private CheckMoment Moment => _moment ??= new CheckMoment(businessDate, cutOff, RecentFrom ?? businessDate);

    private PositionSheet SheetOf(PositionKey key) => key.Account == account
        ? SheetOf(key.Instrument)
        : throw new InvalidOperationException($"{key} is not a position of account {account}.");

    private PositionSheet SheetOf(string instrument)
    {
        if (!_sheets.TryGetValue(instrument, out var sheet))
        {
            _sheets.Add(instrument, sheet = new PositionSheet(new KnownPosition(instrument, Moment)));
        }

        return sheet;
    }
}
