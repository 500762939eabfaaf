namespace Stp.Functions.Reference;

/// <summary>What is wrong in a reference CSV file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Text">One sentence that names the column and the value.</param>
internal sealed record CsvProblem(string File, int Line, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? $"{File}: {Text}" : $"{File}({Line}): {Text}";
}
