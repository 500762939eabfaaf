using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Stp.Embedded.Storage;

/// <summary>
/// The one SQLite file behind the queues, tables, documents and journals of the embedded process.
/// </summary>
/// <remarks>
/// WAL with <c>synchronous=FULL</c>: a write whose task has completed survives <c>kill -9</c> and power loss. One thread writes.
/// What is waiting is committed together (group commit), because the cost of a commit is the fsync and not the rows. Another
/// process may have the same file open: every write transaction takes SQLite's own lock first.
/// </remarks>
internal sealed class SqliteStore : IAsyncDisposable
{
    /// <summary>Work items of one transaction: enough to share an fsync, few enough that nobody waits long for it.</summary>
    private const int MaxGroup = 1_000;

    /// <summary>Work that may wait: beyond it <see cref="WriteAsync"/> makes its caller wait, so that memory stays bounded.</summary>
    private const int MaxWaiting = 50_000;

    /// <summary>Connections kept for the next read; more are opened when more threads read at once.</summary>
    private const int MaxIdleReaders = 8;

    /// <summary>Page cache of the writer: the upper levels of every index of a busy day.</summary>
    private const int WriterCacheKib = 64_000;

    /// <summary>Page cache of a reader; what it lacks comes from the system's own cache.</summary>
    private const int ReaderCacheKib = 2_000;

    private readonly string _connectionString;
    private readonly SqliteSession _writer;
    private readonly LogCopier _log;
    private readonly ConcurrentQueue<SqliteSession> _readers = [];
    private readonly Channel<WriteWork> _waiting = Channel.CreateBounded<WriteWork>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    private readonly object _wake = new();
    private readonly Thread _thread;
    private volatile bool _closed;

    private SqliteStore(string path, int logBytes)
    {
        Path = path;
        _connectionString = SqliteSession.ConnectionString(path);
        _writer = SqliteSession.Open(_connectionString, WriterCacheKib);
        // A process that was killed has left its log.
        _writer.TryCopyLog();
        _log = new LogCopier(SqliteSession.Open(_connectionString, ReaderCacheKib), logBytes);
        _thread = new Thread(WriteUntilClosed) { IsBackground = true, Name = "sqlite-writer" };
        _thread.Start();
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Opens the file, and makes it and its folder where they are missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="logBytes">Bytes that are written into the log before it is copied into the file.</param>
    public static SqliteStore Open(string path, int logBytes = LogCopier.DefaultLogBytes)
    {
        var folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path));
        Directory.CreateDirectory(folder!);
        return new SqliteStore(path, logBytes);
    }

    /// <summary>Runs <paramref name="work"/> in a transaction and completes when it is on disk.</summary>
    /// <remarks>
    /// Work that throws is rolled back alone; what shares its transaction is not touched. For that the group is run again, so work may
    /// run twice and must change nothing but the session. When the commit itself fails, every work of the group fails with its exception.
    /// </remarks>
    public async Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var item = new WriteWork<T>(work);
        await _waiting.Writer.WriteAsync(item, cancellationToken);
        return await item.Completion;
    }

    /// <summary>Runs <paramref name="work"/> on one consistent snapshot of what is committed.</summary>
    public T Read<T>(Func<SqliteSession, T> work)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_readers.TryDequeue(out var session))
        {
            session = SqliteSession.Open(_connectionString, ReaderCacheKib);
        }

        try
        {
            session.Run("BEGIN");
            var result = work(session);
            session.Run("COMMIT");
            return result;
        }
        catch
        {
            session.TryRollback();
            throw;
        }
        finally
        {
            GiveBack(session);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        _waiting.Writer.TryComplete();
        await Task.Run(_thread.Join);
        _log.Dispose();
        _writer.Dispose();
        DisposeIdleReaders();
    }

    private void GiveBack(SqliteSession session)
    {
        if (_readers.Count >= MaxIdleReaders)
        {
            session.Dispose();
            return;
        }

        _readers.Enqueue(session);
        if (_closed)
        {
            // The store was closed during the read, so nobody else will.
            DisposeIdleReaders();
        }
    }

    private void DisposeIdleReaders()
    {
        while (_readers.TryDequeue(out var reader))
        {
            reader.Dispose();
        }
    }

    private void WriteUntilClosed()
    {
        var group = new List<WriteWork>(MaxGroup);
        while (WaitForWork())
        {
            while (group.Count < MaxGroup && _waiting.Reader.TryRead(out var item))
            {
                group.Add(item);
            }

            WriteGroup(group);
            _log.AfterCommit(_writer);
            group.Clear();
        }
    }

    /// <summary>Waits for work, false after the last. The thread is ours alone, so it may sleep; it must not spin, as a task's own wait does.</summary>
    private bool WaitForWork()
    {
        var ready = _waiting.Reader.WaitToReadAsync().AsTask();
        if (!ready.IsCompleted)
        {
            ready.GetAwaiter().UnsafeOnCompleted(() =>
            {
                lock (_wake)
                {
                    Monitor.Pulse(_wake);
                }
            });
            lock (_wake)
            {
                while (!ready.IsCompleted)
                {
                    Monitor.Wait(_wake);
                }
            }
        }

        return ready.GetAwaiter().GetResult();
    }

    private void WriteGroup(List<WriteWork> group)
    {
        try
        {
            if (!TryWriteTogether(group))
            {
                WriteEachAlone(group);
            }
        }
        catch (Exception fault)
        {
            _writer.TryRollback();
            group.ForEach(item => item.Fail(fault));
            return;
        }

        group.ForEach(item => item.Publish());
    }

    /// <summary>Without savepoints, each of which would copy every page that its work changes. False, and nothing is written, when a work throws.</summary>
    private bool TryWriteTogether(List<WriteWork> group)
    {
        _writer.Run("BEGIN IMMEDIATE");
        if (group.TrueForAll(item => item.TryRun(_writer)))
        {
            _writer.Run("COMMIT");
            return true;
        }

        _writer.TryRollback();
        return false;
    }

    private void WriteEachAlone(List<WriteWork> group)
    {
        _writer.Run("BEGIN IMMEDIATE");
        group.ForEach(item => item.RunAlone(_writer));
        _writer.Run("COMMIT");
    }
}
