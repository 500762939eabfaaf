using Stp.Domain.Ledger;

namespace Stp.Domain.Positions;

/// <summary>Profit and loss of what was bought and sold, unrounded; null where it is too large to be told.</summary>
internal static class Pnl
{
    /// <summary>
    /// Most that is told of one position, in either direction. More comes of a contract specification that is wrong, and the sums of many such
    /// positions would not fit a decimal.
    /// </summary>
    private const decimal Max = 1_000_000_000_000_000_000_000_000m;

    /// <summary>
    /// Matched lots times the difference of the unrounded averages. Written over one denominator and divided once, so that a tie at
    /// half a cent is rounded as what it is.
    /// </summary>
    public static decimal? Realised(DayTotals total, decimal moneyPerLot)
    {
        var larger = Math.Max(total.BoughtLots, total.SoldLots);
        return total.BoughtLots == 0m || total.SoldLots == 0m
            ? 0m
            : Told(() => ((total.SoldNotional * total.BoughtLots) - (total.BoughtNotional * total.SoldLots)) * moneyPerLot / larger);
    }

    /// <summary>
    /// Realised and unrealised together: what was received less what was paid, and what is open at the settlement price. Nothing is divided,
    /// so the totals of days and of accounts add up to the last digit.
    /// </summary>
    public static decimal? Total(DayTotals total, decimal settlementPrice, decimal moneyPerLot) =>
        Told(() => (total.SoldNotional - total.BoughtNotional + ((total.BoughtLots - total.SoldLots) * settlementPrice)) * moneyPerLot);

    private static decimal? Told(Func<decimal> money)
    {
        try
        {
            var amount = money();
            return Math.Abs(amount) <= Max ? amount : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
