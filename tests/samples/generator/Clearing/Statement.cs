using Stp.Samples.Generator.Market;

namespace Stp.Samples.Generator.Clearing;

/// <summary>What a clearing firm states of the day, before it is written in the firm's way.</summary>
internal sealed class Statement
{
    public List<StatedPosition> Positions { get; } = [];

    public List<StatedTrade> Trades { get; } = [];

    /// <summary>Settlement prices by instrument.</summary>
    public required Dictionary<string, decimal> Prices { get; init; }

    public decimal PriceOf(Contract contract) => Prices[contract.Instrument];
}

/// <summary>An open position.</summary>
/// <param name="Account">The account as the clearing firm writes it.</param>
/// <param name="NetLots">Short below zero.</param>
internal sealed record StatedPosition(string Account, Contract Contract, decimal NetLots);

/// <summary>All trades of the day that one account made on one side of one contract at one price.</summary>
internal sealed record StatedTrade(string Account, Contract Contract, bool Buy, decimal Price, decimal Lots)
{
    public decimal SignedLots => Buy ? Lots : -Lots;
}
