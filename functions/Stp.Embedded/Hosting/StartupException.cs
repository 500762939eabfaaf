namespace Stp.Embedded.Hosting;

/// <summary>The process cannot start as it was told to; the message is one line for the person who told it.</summary>
public sealed class StartupException : Exception
{
    public StartupException()
    {
    }

    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
