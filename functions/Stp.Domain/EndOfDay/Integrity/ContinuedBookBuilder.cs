using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>
/// Builds the book of one account from where an earlier check has left it: from its positions, and from the postings and trades that are new or
/// have changed since, each given once, in any order. What it keeps, and reads, does not grow with the trades before.
/// </summary>
/// <remarks>
/// The three accounts that the book gives of itself are compared as <see cref="AccountBookBuilder"/> compares them, with one limit: a trade or
/// posting that was altered in the store after the earlier check, without a revision, is not seen. Where they disagree there is no book here:
/// what drifts, and by which trades, only a reading of the whole account can tell.
/// </remarks>
public sealed class ContinuedBookBuilder
{
    private readonly AccountCheckpoint _from;
    private readonly CheckMoment _moment;
    private readonly BookPrinter _printer;
    private readonly Dictionary<string, Sheet> _sheets;
    private long _trades;
    private long _postings;
    private bool _hasStaleTrade;

    /// <summary>Goes on from a checkpoint.</summary>
    /// <param name="from">Where the earlier check ended; it <see cref="AccountCheckpoint.Serves"/> this one.</param>
    /// <param name="businessDate">Later clearing dates do not count in the book.</param>
    /// <param name="cutOff">What was booked later does not count in the book.</param>
    /// <param name="recentFrom">First of the clearing dates that <see cref="AccountBook.RecentDays"/> has.</param>
    public ContinuedBookBuilder(AccountCheckpoint from, DateOnly businessDate, DateTimeOffset cutOff, DateOnly recentFrom)
    {
        ArgumentNullException.ThrowIfNull(from);
        (_from, _moment, _printer) = (from, new CheckMoment(businessDate, cutOff, recentFrom), new BookPrinter(from.Account));
        _sheets = from.Positions.ToDictionary(position => position.Instrument, position => new Sheet(position, _moment), StringComparer.Ordinal);
    }

    /// <summary>Adds a position of the account as it is stored.</summary>
    public void AddPosition(Position position)
    {
        ArgumentNullException.ThrowIfNull(position);
        var sheet = SheetOf(position.Key);
        foreach (var (date, totals) in position.Days)
        {
            sheet.Stored += _printer.DayOf(date, totals);
        }
    }

    /// <summary>Adds a posting that was booked after the checkpoint. An earlier one is in it, and is passed over.</summary>
    public void AddPosting(Posting posting, DateTimeOffset bookedAt)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (bookedAt <= _from.KnownBy)
        {
            return;
        }

        _postings++;
        var (sheet, print) = (SheetOf(posting.Position), _printer.Of(posting));
        sheet.Posted += print;
        sheet.Known.Post(posting.ClearingDate, DayTotals.Of(posting), bookedAt);
        if (bookedAt > _moment.KnownBy)
        {
            sheet.Known.PostSince(print);
        }
    }

    /// <summary>Adds a trade that was revised after the checkpoint and has, or had, a line in the account. Others may be added or left out.</summary>
    public void AddTrade(Trade trade)
    {
        ArgumentNullException.ThrowIfNull(trade);
        var lines = trade.State.Lines;
        foreach (var (instrument, print) in _printer.ChangeOf(trade.TradeKey, lines, trade.LinesAt(_from.KnownBy)))
        {
            SheetOf(instrument).Traded += print;
        }

        foreach (var (instrument, print) in _printer.ChangeOf(trade.TradeKey, lines, trade.LinesAt(_moment.KnownBy)))
        {
            SheetOf(instrument).Known.TradeSince(print);
        }

        if (trade.LinkedTo is null)
        {
            _trades++;
            IReadOnlyList<EffectiveLine> revised = trade.Revisions.IsEmpty ? [] : trade.Revisions[^1].Lines;
            _hasStaleTrade |= !lines.SequenceEqual(revised) && lines.Concat(revised).Any(line => line.Account == _from.Account);
        }
    }

    /// <summary>The book; null where anything drifts.</summary>
    public AccountBook? Build()
    {
        if (_hasStaleTrade || _sheets.Values.Any(sheet => sheet.HasDrift))
        {
            return null;
        }

        var sheets = _sheets.Values.OrderBy(sheet => sheet.Known.Instrument, StringComparer.Ordinal).ToList();
        return KnownBook.Of(_from.Account, sheets.ConvertAll(sheet => sheet.Known), _trades, _postings) with
        {
            IsContinued = true,
            Checkpoint = KnownBook.Checkpoint(_from.Account, _moment, sheets.Select(sheet => (sheet.Known, sheet.Posted))),
        };
    }

    private Sheet SheetOf(PositionKey key) => key.Account == _from.Account
        ? SheetOf(key.Instrument)
        : throw new InvalidOperationException($"{key} is not a position of account {_from.Account}.");

    private Sheet SheetOf(string instrument)
    {
        if (!_sheets.TryGetValue(instrument, out var sheet))
        {
            _sheets.Add(instrument, sheet = new Sheet(new PositionCheckpoint(instrument, default, [], default, default), _moment));
        }

        return sheet;
    }

    /// <summary>One position: by its document, by its postings and by its trades, of all clearing dates and as they are now.</summary>
    private sealed class Sheet
    {
        public Sheet(PositionCheckpoint from, CheckMoment moment)
        {
            Known = new KnownPosition(from.Instrument, moment);
            Known.Start(from);
            (Posted, Traded) = (from.Posted, from.Traded);
        }

        public KnownPosition Known { get; }

        public UInt128 Stored { get; set; }

        public BookPrint Posted { get; set; }

        public BookPrint Traded { get; set; }

        public bool HasDrift => Stored != Posted.Days || Posted != Traded;
    }
}
