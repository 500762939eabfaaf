namespace Stp.Domain.EndOfDay.Statements;

/// <summary>What a line of a statement tells.</summary>
public enum StatementLineKind
{
    /// <summary>An open position at the close.</summary>
    Position,

    /// <summary>A trade that cleared on the day.</summary>
    Trade,

    /// <summary>A settlement price without a position.</summary>
    SettlementPrice,
}

/// <summary>A line of a clearing statement, in the clearing firm's codes. What the codes stand for is looked up when it is compared.</summary>
public sealed record StatementLine
{
    /// <summary>Line of the file, from 1.</summary>
    public required int LineNumber { get; init; }

    /// <summary>What it tells.</summary>
    public required StatementLineKind Kind { get; init; }

    /// <summary>The clearing firm's account; empty on a settlement price.</summary>
    public required string AccountCode { get; init; }

    /// <summary>The clearing firm's code of the product or of the whole instrument.</summary>
    public required string InstrumentCode { get; init; }

    /// <summary>
    /// What the statement's format itself says that <see cref="InstrumentCode"/> stands for: <c>MIC:PRODUCT</c>, or a whole instrument; null
    /// where the reference data must say it.
    /// </summary>
    public string? MappedTo { get; init; }

    /// <summary>The contract in our form (<c>2027-01</c>, <c>2026-11-23</c>, <c>2027-Q1</c>); null where <see cref="InstrumentCode"/> says it.</summary>
    public string? Contract { get; init; }

    /// <summary><c>C</c> or <c>P</c>; null for no option.</summary>
    public char? Option { get; init; }

    /// <summary>The strike of an option, times the strike factor that the format gives for the code.</summary>
    public decimal? Strike { get; init; }

    /// <summary>Long or bought lots, 0 or above.</summary>
    public required decimal LongLots { get; init; }

    /// <summary>Short or sold lots, 0 or above.</summary>
    public required decimal ShortLots { get; init; }

    /// <summary>Trade price of a trade line, times the price factor that the format gives for the code.</summary>
    public decimal? Price { get; init; }

    /// <summary>Settlement price of the day, times the price factor that the format gives for the code.</summary>
    public decimal? SettlementPrice { get; init; }
}
