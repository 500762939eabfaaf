using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Expected;

/// <summary>One account's position in one contract, as the sum of its lines.</summary>
internal sealed class PositionSum(Contract contract)
{
    private decimal _boughtNotional;
    private decimal _soldNotional;
    private string? _lastTradeKey;

    public decimal Bought { get; private set; }

    public decimal Sold { get; private set; }

    public int Trades { get; private set; }

    public Contract Contract => contract;

    public decimal NetLots => Bought - Sold;

    public decimal NetQuantity => NetLots * contract.LotSize;

    public decimal? AverageBuyPrice => Bought == 0 ? null : (Fraction.Of(_boughtNotional) / Fraction.Of(Bought)).Round(8);

    public decimal? AverageSellPrice => Sold == 0 ? null : (Fraction.Of(_soldNotional) / Fraction.Of(Sold)).Round(8);

    /// <summary>Matched lots at the difference of the average prices, in the currency of the contract.</summary>
    public decimal RealisedPnl => Bought == 0 || Sold == 0
        ? 0
        : (Fraction.Of(Math.Min(Bought, Sold))
            * ((Fraction.Of(_soldNotional) / Fraction.Of(Sold)) - (Fraction.Of(_boughtNotional) / Fraction.Of(Bought)))
            * Fraction.Of(contract.LotSize) * Fraction.Of(contract.Product.PriceMultiplier)).Round(2);

    /// <summary>Lines of one trade are added one after the other, so the last key tells whether a trade is counted already.</summary>
    public void Add(string tradeKey, Fill line)
    {
        if (line.Buy)
        {
            Bought += line.Lots;
            _boughtNotional += line.Lots * line.Price;
        }
        else
        {
            Sold += line.Lots;
            _soldNotional += line.Lots * line.Price;
        }

        if (_lastTradeKey != tradeKey)
        {
            Trades++;
            _lastTradeKey = tradeKey;
        }
    }
}
