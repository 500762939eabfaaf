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
    private readonly LinePrint _print = new();
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
        var day = sheet.On(posting.ClearingDate);
        day.Post(totals, _print.Of(posting.TradeKey, posting.LegId, posting.Side, posting.Lots, posting.Price));
        if (bookedAt <= cutOff && posting.ClearingDate <= businessDate)
        {
            sheet.Book(totals, day);
        }
    }

    /// <summary>
    /// Adds a trade that has a line in force in the account, whatever else it has. Trades that have none may be added or left out, as may
    /// reports that only amend another one.
    /// </summary>
    public void AddTrade(Trade trade)
    {
        ArgumentNullException.ThrowIfNull(trade);
        if (trade.LinkedTo is not null)
        {
            return;
        }

        _trades++;
        var lines = trade.State.Lines;
        foreach (var line in lines)
        {
            if (line.Account == account)
            {
                var print = _print.Of(trade.TradeKey, line.LegId, line.Side, line.Lots, line.Price);
                SheetOf(line.Instrument).On(line.ClearingDate).Trade(line, print, _trades);
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
        var sheets = _sheets.Values.OrderBy(sheet => sheet.Instrument, StringComparer.Ordinal).ToList();
        var positions = sheets
            .Select(sheet => new BookPosition(sheet.Instrument, sheet.Total, sheet.BookedOn(businessDate)))
            .Where(position => position.Total != default || position.Day != default);
        var drifts = sheets.Select(sheet => DriftText.Describe(account, sheet, businessDate)).OfType<Breaks.Break>();
        return new AccountBook(account, [.. positions], _trades, _postings, [.. drifts])
        {
            RecentDays = [.. sheets.SelectMany(sheet => sheet.Booked(RecentFrom ?? businessDate, businessDate))],
        };
    }

    private void AddStale(IEnumerable<EffectiveLine> lines)
    {
        foreach (var (instrument, date) in lines.Where(line => line.Account == account).Select(line => (line.Instrument, line.ClearingDate)).Distinct())
        {
            SheetOf(instrument).On(date).AddStaleTrade();
        }
    }

    private PositionSheet SheetOf(PositionKey key) => key.Account == account
        ? SheetOf(key.Instrument)
        : throw new InvalidOperationException($"{key} is not a position of account {account}.");

    private PositionSheet SheetOf(string instrument)
    {
        if (!_sheets.TryGetValue(instrument, out var sheet))
        {
            _sheets.Add(instrument, sheet = new PositionSheet(instrument));
        }

        return sheet;
    }
}
