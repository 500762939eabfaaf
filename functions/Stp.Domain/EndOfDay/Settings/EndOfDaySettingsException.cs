using Stp.Domain.DataFiles;

namespace Stp.Domain.EndOfDay.Settings;

/// <summary>A calendar, a statement format or the end-of-day settings that cannot be used. The message names the file, the place and the problem.</summary>
public sealed class EndOfDaySettingsException : DataFileException
{
    /// <summary>Makes one without a message.</summary>
    public EndOfDaySettingsException()
    {
    }

    /// <summary>Makes one with a message.</summary>
    public EndOfDaySettingsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and a cause.</summary>
    public EndOfDaySettingsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes one for a place in a file.</summary>
    internal static EndOfDaySettingsException At(string source, string path, string problem) =>
        new($"{source}: {path}: {problem}") { Path = path };
}
