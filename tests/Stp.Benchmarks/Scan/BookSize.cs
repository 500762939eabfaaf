using System.Globalization;

namespace Stp.Benchmarks.Scan;

/// <summary>How large a generated book is.</summary>
/// <param name="Trades">Trades, each with a line in one account; every hundredth in two.</param>
/// <param name="Positions">Positions, as many in each account.</param>
/// <param name="Accounts">Accounts.</param>
internal sealed record BookSize(int Trades = 1_000_000, int Positions = 10_000, int Accounts = 500)
{
    /// <summary>One trade of so many has a line in a second account, and one is amended after it was booked.</summary>
    public const int Rare = 100;

    public int InstrumentsInAccount => Positions / Accounts;

    /// <summary>Trades that some account reads: those of two accounts are read twice.</summary>
    public int TradesByAccount => Trades + Rares;

    /// <summary>An amendment takes a line back and books another.</summary>
    public int Postings => Trades + Rares + (2 * Rares);

    private int Rares => Trades / Rare;

    /// <summary>Reads the name of a size: <c>--trades</c>, <c>--positions</c> or <c>--accounts</c>; null for any other.</summary>
    public BookSize? With(string name, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value == 0)
        {
            return null;
        }

        return name switch
        {
            "--trades" => this with { Trades = value },
            "--positions" => this with { Positions = value },
            "--accounts" => this with { Accounts = value },
            _ => null,
        };
    }
}
