namespace Stp.Domain.Dialects;

/// <summary>A dialect file that cannot be used.</summary>
public sealed class DialectException : Exception
{
    /// <summary>Makes one for a place in a file.</summary>
    /// <param name="source">The file's name.</param>
    /// <param name="path">The place in the JSON, for example <c>$.trades.report.line.lots</c>.</param>
    /// <param name="problem">What is wrong there, one sentence.</param>
    public DialectException(string source, string path, string problem)
        : base($"{source}: {path}: {problem}")
    {
        Path = path;
    }

    /// <summary>Makes one for a file as a whole.</summary>
    public DialectException(string source, string problem, Exception inner)
        : base($"{source}: {problem}", inner)
    {
        Path = "$";
    }

    /// <summary>The place in the JSON.</summary>
    public string Path { get; }
}
