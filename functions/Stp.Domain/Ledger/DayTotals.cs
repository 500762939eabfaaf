namespace Stp.Domain.Ledger;

/// <summary>What was bought and sold for one clearing date.</summary>
/// <param name="BoughtLots">Lots bought.</param>
/// <param name="BoughtNotional">Sum of lots times price of what was bought, in lots times price units.</param>
/// <param name="SoldLots">Lots sold.</param>
/// <param name="SoldNotional">Sum of lots times price of what was sold.</param>
/// <param name="Trades">Trades that have a line in it.</param>
public readonly record struct DayTotals(decimal BoughtLots, decimal BoughtNotional, decimal SoldLots, decimal SoldNotional, int Trades)
{
    /// <summary>Whether as much was sold as bought.</summary>
    public bool IsFlat => BoughtLots == SoldLots;

    /// <summary>What one posting adds.</summary>
    public static DayTotals Of(Posting posting) => Of(posting.Side, posting.Lots, posting.Price, posting.Trades);

    /// <summary>What one line adds, with the trades that come with it.</summary>
    public static DayTotals Of(Side side, decimal lots, decimal price, int trades) => side == Side.Buy
        ? new DayTotals(lots, lots * price, 0m, 0m, trades)
        : new DayTotals(0m, 0m, lots, lots * price, trades);

    /// <summary>The sum of two.</summary>
    public static DayTotals operator +(DayTotals a, DayTotals b) => new(
        a.BoughtLots + b.BoughtLots,
        a.BoughtNotional + b.BoughtNotional,
        a.SoldLots + b.SoldLots,
        a.SoldNotional + b.SoldNotional,
        a.Trades + b.Trades);

    /// <summary>The same, <paramref name="factor"/> times.</summary>
    public static DayTotals operator *(DayTotals a, int factor) => new(
        a.BoughtLots * factor, a.BoughtNotional * factor, a.SoldLots * factor, a.SoldNotional * factor, a.Trades * factor);
}
