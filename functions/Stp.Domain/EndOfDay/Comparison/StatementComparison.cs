using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Integrity;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.EndOfDay.Statements;
using Stp.Domain.Positions;

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>Compares the book of an account with what its clearing firms state.</summary>
public static class StatementComparison
{
    /// <summary>Compares open positions by net lots, and the day's trades by side, lots and average price.</summary>
    /// <param name="book">The book at the cut-off.</param>
    /// <param name="businessDate">The date of both.</param>
    /// <param name="statements">
    /// The statements of every firm at which the account clears; none where it clears nowhere. Lots are summed over the firms, so positions are
    /// compared only if the statement of each tells them, and trades likewise.
    /// </param>
    /// <param name="lines">The lines of this account of all these statements.</param>
    /// <param name="tolerances">Differences that are no break.</param>
    public static AccountComparison Compare(
        AccountBook book, DateOnly businessDate, IReadOnlyList<FirmStatement> statements, IEnumerable<MappedLine> lines, Tolerances tolerances)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(tolerances);
        if (statements.Count == 0)
        {
            return new AccountComparison([], ClearsNowhere(book, businessDate));
        }

        string[] missing = [.. statements.Where(s => s.IsMissing).Select(s => s.ClearingFirm).Order(StringComparer.Ordinal)];
        if (missing.Length > 0)
        {
            return new AccountComparison(missing, []);
        }

        var sums = SumsOf(book.Account, lines);
        var booked = book.Positions.ToDictionary(position => position.Instrument, StringComparer.Ordinal);
        var breaks = new List<Break>();
        foreach (var instrument in booked.Keys.Union(sums.Keys).Order(StringComparer.Ordinal))
        {
            var pair = new BookedAndStated(
                book.Account,
                booked.GetValueOrDefault(instrument) ?? new BookPosition(instrument, default, default),
                sums.GetValueOrDefault(instrument) ?? new StatementSums(),
                statements.Count == 1 ? statements[0].ClearingFirm : null,
                tolerances.Of(InstrumentParts.Of(instrument).Product),
                businessDate);
            breaks.AddRange(statements.All(s => s.HasPositions) ? pair.ComparePositions() : []);
            breaks.AddRange(statements.All(s => s.HasTrades) ? pair.CompareTrades() : []);
        }

        return new AccountComparison([], breaks);
    }

    private static Break[] ClearsNowhere(AccountBook book, DateOnly businessDate)
    {
        var open = book.Positions.Where(position => position.NetLots != 0m || position.Day != default).ToList();
        return open.Count == 0 ? [] :
        [
            new Break
            {
                Type = BreakType.UnmappedAccount,
                Account = book.Account,
                Detail = $"Account {book.Account} clears nowhere: no clearing firm's account is mapped to it. It has "
                    + $"{open.Count(position => position.NetLots != 0m)} open positions, and trades of the day in {open.Count(p => p.Day != default)}.",
                Count = open.Count,
                FirstDate = businessDate,
            },
        ];
    }

    private static Dictionary<string, StatementSums> SumsOf(string account, IEnumerable<MappedLine> lines)
    {
        var sums = new Dictionary<string, StatementSums>(StringComparer.Ordinal);
        foreach (var line in lines.Where(line => line.Kind != StatementLineKind.SettlementPrice))
        {
            if (line.Account != account)
            {
                throw new InvalidOperationException($"A line of account {line.Account} does not belong to account {account}.");
            }

            if (!sums.TryGetValue(line.Instrument, out var sum))
            {
                sums.Add(line.Instrument, sum = new StatementSums());
            }

            sum.Add(line);
        }

        return sums;
    }
}
