using Stp.Domain.EndOfDay.Statements;

namespace Stp.Domain.EndOfDay.Comparison;

/// <summary>What the lines of one account and one instrument come to, over all its clearing firms.</summary>
internal sealed class StatementSums
{
    /// <summary>Net lots of the open position; long is above zero.</summary>
    public decimal NetLots { get; private set; }

    /// <summary>Trades of the day on the buying side.</summary>
    public TradedSide Bought { get; private set; }

    /// <summary>Trades of the day on the selling side.</summary>
    public TradedSide Sold { get; private set; }

    public void Add(MappedLine line)
    {
        if (line.Kind == StatementLineKind.Position)
        {
            NetLots += line.LongLots - line.ShortLots;
        }
        else if (line.Kind == StatementLineKind.Trade)
        {
            Bought = Bought.With(line.LongLots, line.Price);
            Sold = Sold.With(line.ShortLots, line.Price);
        }
    }
}

/// <summary>Lots of one side, and what they came to.</summary>
/// <param name="Lots">Lots, 0 or above.</param>
/// <param name="Notional">Sum of lots times price.</param>
/// <param name="IsUnpriced">Some of the lots have no price, so there is no average of all.</param>
internal readonly record struct TradedSide(decimal Lots, decimal Notional, bool IsUnpriced)
{
    public decimal Average => Notional / Lots;

    public TradedSide With(decimal lots, decimal? price) =>
        lots == 0m ? this : new TradedSide(Lots + lots, Notional + (lots * (price ?? 0m)), IsUnpriced || price is null);
}
