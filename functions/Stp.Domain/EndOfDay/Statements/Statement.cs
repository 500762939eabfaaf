namespace Stp.Domain.EndOfDay.Statements;

/// <summary>A clearing firm's statement of one business date, read whole and without a fault.</summary>
/// <param name="Format">Name of the format that it was read by.</param>
/// <param name="Carries">
/// The kinds of lines that the format carries: where a kind is not among them, the statement says nothing about it; where it is, no line
/// means that there is none.
/// </param>
/// <param name="Lines">Every line of substance, in the order of the file.</param>
public sealed record Statement(string Format, IReadOnlyList<StatementLineKind> Carries, IReadOnlyList<StatementLine> Lines);
