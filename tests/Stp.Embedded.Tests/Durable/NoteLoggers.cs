using Microsoft.Extensions.Logging;

namespace Stp.Embedded.Tests.Durable;

/// <summary>Notes what orchestrators log.</summary>
internal sealed class NoteLoggers(Probe probe) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new NoteLogger(probe, categoryName.StartsWith("Stp.Embedded.Tests", StringComparison.Ordinal));

    public void Dispose()
    {
    }

    private sealed class NoteLogger(Probe probe, bool isOurs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => isOurs;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (isOurs)
            {
                probe.Notes.Enqueue(formatter(state, exception));
            }
        }
    }
}
