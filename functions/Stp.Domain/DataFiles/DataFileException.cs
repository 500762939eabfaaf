namespace Stp.Domain.DataFiles;

/// <summary>A file of settings that cannot be used. The message names the file, the place in it and the problem.</summary>
public class DataFileException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public DataFileException()
    {
    }

    /// <summary>Makes one with a message.</summary>
    public DataFileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and a cause.</summary>
    public DataFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The place in the JSON, for example <c>$.trades.report.line.lots</c>; null where the file is not JSON.</summary>
    public string? Path { get; protected init; }
}

/// <summary>Makes the exception for a place in a file.</summary>
/// <param name="source">The file's name.</param>
/// <param name="path">The place in the JSON.</param>
/// <param name="problem">One sentence.</param>
internal delegate DataFileException DataFileFault(string source, string path, string problem);
