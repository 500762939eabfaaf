using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.Ledger;
using Stp.Domain.Reference;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>Says how a position drifts.</summary>
internal static class DriftText
{
    /// <summary>Clearing dates whose numbers are told.</summary>
    private const int MaxDates = 3;

    /// <summary>The break of a position, or null where nothing drifts.</summary>
    public static Break? Describe(string account, PositionSheet sheet, DateOnly businessDate)
    {
        var days = sheet.Drifting().ToList();
        if (days.Count == 0)
        {
            return null;
        }

        var shown = days.Take(MaxDates).Select(day => $"{day.Date:yyyy-MM-dd}: {Numbers(day.Day)}");
        var more = days.Count > MaxDates ? $" And {days.Count - MaxDates} more clearing dates." : "";
        return new Break
        {
            Type = BreakType.IntegrityDrift,
            Account = account,
            Instrument = sheet.Known.Instrument,
            Detail = $"{Causes([.. days.Select(day => day.Day)])} {string.Join(" ", shown)}{more}",
            BookLots = sheet.Known.Position().NetLots,
            Count = days.Count,
            FirstDate = businessDate,
        };
    }

    private static string Causes(IReadOnlyList<ClearingDay> days)
    {
        var causes = new List<string>();
        if (days.Any(day => day.IsStoredWrong))
        {
            causes.Add("The position is not the sum of its postings.");
        }

        if (days.Any(day => day.IsPostedWrong))
        {
            causes.Add("The postings are not those of the trades.");
        }

        if (days.Any(day => day.StaleTrades > 0))
        {
            causes.Add("Trades have a last revision that is not what their events amount to.");
        }

        return string.Join(" ", causes);
    }

    private static string Numbers(ClearingDay day)
    {
        var hidden = day.IsPostedWrong && day.Posted == day.Traded ? " Postings and trades differ trade by trade, though not in sum." : "";
        var stale = day.StaleTrades > 0 ? $" Trades with such a revision: {day.StaleTrades}." : "";
        return $"position {Show(day.Stored)}; postings {Show(day.Posted)}; trades {Show(day.Traded)}.{hidden}{stale}";
    }

    private static string Show(DayTotals totals) =>
        $"{Instrument.Canonical(totals.BoughtLots)} bought ({Instrument.Canonical(totals.BoughtNotional)}), "
        + $"{Instrument.Canonical(totals.SoldLots)} sold ({Instrument.Canonical(totals.SoldNotional)}), {totals.Trades} trades";
}
