namespace Stp.Domain.EndOfDay.Statements;

/// <summary>A condition on a row: a column has one of some values, whatever their case.</summary>
/// <param name="Column">The column.</param>
/// <param name="Values">The values; compared without case.</param>
internal sealed record CellMatch(string Column, IReadOnlySet<string> Values);
