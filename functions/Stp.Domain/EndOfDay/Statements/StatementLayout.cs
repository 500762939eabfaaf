namespace Stp.Domain.EndOfDay.Statements;

/// <summary>Where everything stands in the rows of a statement.</summary>
internal sealed record StatementLayout
{
    /// <summary>Rows before the header row.</summary>
    public required int SkipRows { get; init; }

    /// <summary>Columns of a file without a header row; null where there is one.</summary>
    public required int? ColumnCount { get; init; }

    public required NumberForm Numbers { get; init; }

    public required IReadOnlyList<string> DatePatterns { get; init; }

    /// <summary>Column of the business date; null where lines have none.</summary>
    public required string? DateColumn { get; init; }

    public required KindRule Kind { get; init; }

    /// <summary>Rows that say nothing of ours.</summary>
    public required IReadOnlyList<CellMatch> Ignore { get; init; }

    /// <summary>Columns of the account code, joined by <c>-</c>.</summary>
    public required IReadOnlyList<string> AccountColumns { get; init; }

    public required InstrumentRule Instrument { get; init; }

    public required LotsRule Lots { get; init; }

    /// <summary>Column of the trade price.</summary>
    public required string? PriceColumn { get; init; }

    public required string? SettlementPriceColumn { get; init; }

    public required IReadOnlyDictionary<string, SymbolEntry> Symbols { get; init; }

    public required TotalsRule? Totals { get; init; }

    /// <summary>Every column that is read.</summary>
    public IReadOnlyList<string> Columns =>
    [
        .. new[]
        {
            DateColumn, Kind.Column, PriceColumn, SettlementPriceColumn, Instrument.ContractColumn, Instrument.PutCallColumn, Instrument.StrikeColumn,
        }.OfType<string>(),
        .. AccountColumns, .. Instrument.CodeColumns, .. Lots.Columns, .. Ignore.Select(rule => rule.Column), .. Totals?.Columns ?? [],
    ];
}
