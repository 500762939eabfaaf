namespace Stp.Domain.EndOfDay.Statements;

/// <summary>What tells the kind of a line.</summary>
/// <param name="Fixed">The kind of every line; null where a column says it.</param>
/// <param name="Column">The column that says it, or null.</param>
/// <param name="Values">Its values, compared without case.</param>
internal sealed record KindRule(StatementLineKind? Fixed, string? Column, IReadOnlyDictionary<string, StatementLineKind> Values)
{
    /// <summary>The kinds that there can be.</summary>
    public IEnumerable<StatementLineKind> Kinds => Fixed is { } kind ? [kind] : Values.Values.Distinct();
}
