using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Marks;
using Stp.Domain.EndOfDay.SignOff;

namespace Stp.Domain.EndOfDay.Reports;

/// <summary>Puts a report together from the results of the accounts, one after another in any order. Of each it keeps sums and breaks, not positions.</summary>
/// <param name="previousDate">The business date before; null where none is known.</param>
public sealed class EndOfDayReportBuilder(DateOnly? previousDate)
{
    private const int MaxOlderPrices = 1_000;

    private readonly List<Break> _breaks = [];
    private readonly List<PnlSum> _pnl = [];
    private readonly List<AccountNotCompared> _notCompared = [];
    private readonly SortedDictionary<string, DateOnly> _olderPrices = new(StringComparer.Ordinal);
    private int _accounts;
    private int _inFull;
    private int _positions;
    private long _trades;
    private long _postings;

    /// <summary>Every break so far. A break of an instrument is here once for each account that holds it.</summary>
    public IReadOnlyList<Break> Breaks => _breaks;

    /// <summary>Adds the result of an account.</summary>
    public void Add(AccountResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _accounts++;
        _inFull += result.GoesOnFrom is null ? 1 : 0;
        _positions += result.Positions.Count;
        _trades += result.Trades;
        _postings += result.Postings;
        _breaks.AddRange(result.Breaks);
        _pnl.AddRange(PnlSum.ByProduct(result.Marks));
        foreach (var mark in result.Marks.Where(mark => mark.PreviousSettlementDate < previousDate))
        {
            _olderPrices[mark.Instrument] = mark.PreviousSettlementDate!.Value;
        }

        if (result.MissingFirms.Count > 0)
        {
            _notCompared.Add(new AccountNotCompared(result.Account, result.MissingFirms));
        }
    }

    /// <summary>Adds breaks that are of no account: those of clearing firms, of settlement prices and of feeds.</summary>
    public void Add(IEnumerable<Break> breaks) => _breaks.AddRange(breaks);

    /// <summary>The report.</summary>
    /// <param name="day">The run.</param>
    /// <param name="cutOff">Its cut-off.</param>
    /// <param name="calendars">The calendars that were open on the date.</param>
    /// <param name="statements">The statements that were used, and those that were missing.</param>
    /// <param name="breaks">The breaks with age and explanations, made of <see cref="Breaks"/> by <see cref="BreakCarryOver"/>.</param>
    public EndOfDayReport Build(
        DayReview day, DateTimeOffset cutOff, IReadOnlyList<string> calendars, IReadOnlyList<StatementUsed> statements, IReadOnlyCollection<BreakReview> breaks)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(breaks);
        return new EndOfDayReport
        {
            Date = day.Date,
            Run = day.Run,
            CutOff = cutOff,
            Calendars = calendars,
            Statements = [.. statements.OrderBy(statement => statement.ClearingFirm, StringComparer.Ordinal)],
            Status = day.Status,
            Signatures = day.Signatures,
            Accounts = _accounts,
            AccountsReadInFull = _inFull,
            Positions = _positions,
            Trades = _trades,
            Postings = _postings,
            AccountsNotCompared = [.. _notCompared.OrderBy(account => account.Account, StringComparer.Ordinal)],
            PnlByCurrency = Rounded(PnlSum.ByCurrency(_pnl)),
            PnlByAccount = Rounded(PnlSum.ByAccount(_pnl)),
            PnlByProduct = Rounded(PnlSum.ByProduct(_pnl)),
            OlderPrices = [.. _olderPrices.Take(MaxOlderPrices).Select(price => new OlderPrice(price.Key, price.Value))],
            BreakCounts = BreakCount.Of(breaks),
            Breaks = [.. breaks.Select(BreakRow.Of)],
        };
    }

    private static PnlSum[] Rounded(IEnumerable<PnlSum> sums) => [.. sums.Select(sum => sum.Rounded())];
}
