using Stp.Samples.Generator.Expected;

namespace Stp.Samples.Generator.Clearing;

/// <summary>The end of the day: what the clearing firms state, what is wrong with it, and what the positions are worth.</summary>
internal sealed class Evening
{
    private readonly Expectation _expectation;

    public Evening(Expectation expectation, ulong seed)
    {
        _expectation = expectation;
        Prices = new SettlementPrices(Rng.For(seed, "settlement"));
        Statements = ClearingFirm.All.ToDictionary(firm => firm.Code, Truth, StringComparer.Ordinal);
        Breaks = [.. new Mistakes(expectation, Statements).Make(), .. OfFeeds()];
    }

    public SettlementPrices Prices { get; }

    /// <summary>By clearing firm, with their mistakes.</summary>
    public IReadOnlyDictionary<string, Statement> Statements { get; }

    public IReadOnlyList<ExpectedBreak> Breaks { get; }

    /// <summary>Realised and unrealised result of each position.</summary>
    public IEnumerable<(string Account, string Currency, Fraction Realised, Fraction Unrealised)> Results => _expectation.Closing.Select(position => (
        position.Key.Account,
        position.Value.Contract.Product.Currency,
        position.Value.Realised,
        position.Value.Unrealised(Prices.Today[position.Key.Instrument])));

    /// <summary>What a firm would state if nobody made mistakes.</summary>
    private Statement Truth(ClearingFirm firm)
    {
        var statement = new Statement { Prices = new Dictionary<string, decimal>(Prices.Today, StringComparer.Ordinal) };
        foreach (var ((account, _), position) in _expectation.Closing.Where(position => firm.Clears(position.Key.Account, position.Value.Contract.Product)))
        {
            var code = firm.AccountCode(account);
            if (position.NetLots != 0)
            {
                statement.Positions.Add(new StatedPosition(code, position.Contract, position.NetLots));
            }

            statement.Trades.AddRange(position.Trades.Select(trade => new StatedTrade(code, position.Contract, trade.Buy, trade.Price, trade.Lots)));
        }

        return statement;
    }

    /// <summary>What the day has by itself: numbers that never came, and messages that are held.</summary>
    private IEnumerable<ExpectedBreak> OfFeeds()
    {
        foreach (var (feed, count) in _expectation.Lost)
        {
            yield return new ExpectedBreak("sequenceGap") { Subject = feed, Count = count };
        }

        var held = _expectation.Held.GroupBy(held => $"{held.Key.Feed[..held.Key.Feed.IndexOf(',', StringComparison.Ordinal)]}/{held.Key.Reason}");
        foreach (var group in held.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return new ExpectedBreak("heldExceptions") { Subject = group.Key, Count = group.Sum(held => held.Value) };
        }
    }
}
