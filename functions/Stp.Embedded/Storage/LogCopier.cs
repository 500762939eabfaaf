namespace Stp.Embedded.Storage;

/// <summary>
/// Keeps the write-ahead log short by copying it into the file (a checkpoint, to SQLite). Left to itself SQLite does that inside a commit,
/// and everything that waits for a commit waits for the copy too.
/// </summary>
/// <param name="session">A connection for nothing else.</param>
/// <param name="logBytes">Bytes written into the log before it is copied.</param>
internal sealed class LogCopier(SqliteSession session, int logBytes) : IDisposable
{
    /// <summary>64 MB: a page that changes often is then copied once for many changes.</summary>
    public const int DefaultLogBytes = 64 << 20;

    private Task? _copying;
    private int _pages;

    /// <summary>To be called by the thread that writes, after each commit.</summary>
    public void AfterCommit(SqliteSession writer)
    {
        _pages += writer.TakePagesWritten();
        if (_copying is { IsCompleted: true })
        {
            // Only when no commit comes in between is all of the log copied, so that the next commit writes from its beginning again.
            writer.TryCopyLog();
            (_copying, _pages) = (null, 0);
        }
        else if (_copying is null && _pages >= logBytes / SqliteSession.PageBytes)
        {
            // On a thread of its own: it mostly waits for the disk, and the pool has few threads.
            _copying = Task.Factory.StartNew(CopyMost, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Waits for what is under way. The connection that is closed last copies the rest.</summary>
    public void Dispose()
    {
        _copying?.GetAwaiter().GetResult();
        session.Dispose();
    }

    /// <summary>The second time copies what was committed during the first, and leaves the writer only what was committed during the second.</summary>
    private void CopyMost()
    {
        session.TryCopyLog();
        session.TryCopyLog();
    }
}
