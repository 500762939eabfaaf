using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Expected;

/// <summary>What one account bought and sold of one contract for the business date, by price. Nothing was open before, so it is the whole position at the close.</summary>
internal sealed class ClosingPosition(Contract contract)
{
    private readonly SortedDictionary<(bool Buy, decimal Price), decimal> _lots = [];

    public Contract Contract => contract;

    /// <summary>Lots of each side and price. There are as many as prices, however many trades there are.</summary>
    public IEnumerable<(bool Buy, decimal Price, decimal Lots)> Trades => _lots.Select(line => (line.Key.Buy, line.Key.Price, line.Value));

    public decimal NetLots => Lots(buy: true) - Lots(buy: false);

    /// <summary>Matched lots at the difference of the average prices.</summary>
    public Fraction Realised => Lots(buy: true) == 0 || Lots(buy: false) == 0
        ? Fraction.Zero
        : Money(Math.Min(Lots(buy: true), Lots(buy: false)), Average(buy: false) - Average(buy: true));

    public void Add(Fill line)
    {
        var key = (line.Buy, line.Price);
        _lots[key] = _lots.GetValueOrDefault(key) + line.Lots;
    }

    public decimal Lots(bool buy) => _lots.Where(line => line.Key.Buy == buy).Sum(line => line.Value);

    /// <summary>Average price of a side that has lots.</summary>
    public Fraction Average(bool buy) =>
        Fraction.Of(_lots.Where(line => line.Key.Buy == buy).Sum(line => line.Value * line.Key.Price)) / Fraction.Of(Lots(buy));

    /// <summary>Open lots at the difference of the settlement price and the average price of the side that is open.</summary>
    public Fraction Unrealised(decimal settlementPrice) =>
        NetLots == 0 ? Fraction.Zero : Money(NetLots, Fraction.Of(settlementPrice) - Average(buy: NetLots > 0));

    private Fraction Money(decimal lots, Fraction price) =>
        Fraction.Of(lots) * price * Fraction.Of(contract.LotSize) * Fraction.Of(contract.Product.PriceMultiplier);
}
