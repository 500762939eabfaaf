namespace Stp.Domain.EndOfDay.Statements;

/// <summary>A clearing firm's statement of one business date, read whole and without a fault.</summary>
/// <param name="Format">Name of the format that it was read by.</param>
/// <param name="Lines">Every line of substance, in the order of the file.</param>
public sealed record Statement(string Format, IReadOnlyList<StatementLine> Lines);
