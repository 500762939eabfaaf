namespace Stp.Domain.EndOfDay.Statements;

/// <summary>Where the columns stand that name the instrument.</summary>
internal sealed record InstrumentRule
{
    /// <summary>Columns of the code, joined by <c>-</c>.</summary>
    public required IReadOnlyList<string> CodeColumns { get; init; }

    /// <summary>Whether the code ends with a month code and a year, as CLF7 does.</summary>
    public required bool MonthInCode { get; init; }

    /// <summary>Column of the contract; null where the code names it.</summary>
    public required string? ContractColumn { get; init; }

    /// <summary>How the contract is written: the first that fits counts.</summary>
    public required IReadOnlyList<ContractForm> ContractForms { get; init; }

    /// <summary>Column that tells a put from a call; empty for no option. Null where there are no options.</summary>
    public required string? PutCallColumn { get; init; }

    public required IReadOnlySet<string> Calls { get; init; }

    public required IReadOnlySet<string> Puts { get; init; }

    public required string? StrikeColumn { get; init; }
}

/// <summary>What a format says of an instrument code.</summary>
/// <param name="MappedTo"><c>MIC:PRODUCT</c> or a whole instrument; null where the reference data must say it.</param>
/// <param name="PriceFactor">Prices are multiplied by it.</param>
/// <param name="StrikeFactor">Strikes are multiplied by it.</param>
internal sealed record SymbolEntry(string? MappedTo, decimal PriceFactor, decimal StrikeFactor)
{
    /// <summary>What counts for a code of which the format says nothing.</summary>
    public static SymbolEntry None { get; } = new(null, 1, 1);
}
