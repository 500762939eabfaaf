namespace Stp.Domain.EndOfDay.Statements;

/// <summary>The row after the last line that says what the lines amount to: a file that was cut off or changed does not agree with it.</summary>
/// <param name="Where">What tells the row.</param>
/// <param name="Sums">What stands in it: columns and what each sums.</param>
internal sealed record TotalsRule(CellMatch Where, IReadOnlyList<TotalCell> Sums)
{
    public IEnumerable<string> Columns => [Where.Column, .. Sums.Select(sum => sum.Column)];
}

/// <summary>A cell of the totals row.</summary>
/// <param name="Column">The column.</param>
/// <param name="Name">What it sums, as the format file calls it.</param>
/// <param name="Amount">What a line adds to it.</param>
internal sealed record TotalCell(string Column, string Name, Func<StatementLine, decimal> Amount);
