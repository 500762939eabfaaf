namespace Stp.Domain.EndOfDay.Marks;

/// <summary>A position marked to market. Money is not rounded; what cannot be told is null, never 0.</summary>
public sealed record PositionMark
{
    /// <summary>Our account.</summary>
    public required string Account { get; init; }

    /// <summary><c>MIC:PRODUCT:CONTRACT</c>.</summary>
    public required string Instrument { get; init; }

    /// <summary><c>MIC:PRODUCT</c>.</summary>
    public required string Product { get; init; }

    /// <summary>ISO 4217 code; null without contract specification.</summary>
    public string? Currency { get; init; }

    /// <summary>Bought less sold.</summary>
    public required decimal NetLots { get; init; }

    /// <summary>Settlement price of the date, or null.</summary>
    public decimal? SettlementPrice { get; init; }

    /// <summary>The last settlement price before the date, or null.</summary>
    public decimal? PreviousSettlementPrice { get; init; }

    /// <summary>Of which date it is, or null.</summary>
    public DateOnly? PreviousSettlementDate { get; init; }

    /// <summary>On the lots that are both bought and sold, at average prices. Null without contract specification.</summary>
    public decimal? Realised { get; init; }

    /// <summary>On the open lots, against the average price of the side that is open. 0 where none is open; null without a price for what is.</summary>
    public decimal? Unrealised { get; init; }

    /// <summary>Realised and unrealised together.</summary>
    public decimal? Total { get; init; }

    /// <summary>
    /// What changes hands for the date: the total less what it was on the date of the previous price, at that price. So where that is several
    /// dates ago, it is for all of them. 0 where the premium is paid with the trade.
    /// </summary>
    public decimal? VariationMargin { get; init; }
}
