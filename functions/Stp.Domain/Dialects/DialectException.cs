using Stp.Domain.DataFiles;

namespace Stp.Domain.Dialects;

/// <summary>A dialect file that cannot be used. The message names the file, the place in it and the problem.</summary>
public sealed class DialectException : DataFileException
{
    /// <summary>Makes one without a message.</summary>
    public DialectException()
    {
    }

    /// <summary>Makes one with a message.</summary>
    public DialectException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and a cause.</summary>
    public DialectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes one for a place in a file.</summary>
    internal static DialectException At(string source, string path, string problem) => new($"{source}: {path}: {problem}") { Path = path };
}
