namespace Stp.Embedded.Cosmos.Sql;

internal enum SqlTokenKind
{
    End,
    Name,
    Parameter,
    Text,
    Number,
    Symbol,
}

/// <summary>A word of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; of a string, its value.</param>
/// <param name="Position">Where it starts.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Position)
{
    /// <summary>Whether it is this keyword; keywords have no case.</summary>
    public bool Is(string keyword) => Kind == SqlTokenKind.Name && Text.Equals(keyword, StringComparison.OrdinalIgnoreCase);

    public bool IsSymbol(string symbol) => Kind == SqlTokenKind.Symbol && string.Equals(Text, symbol, StringComparison.Ordinal);
}
