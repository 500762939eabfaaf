using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Stp.Embedded.Storage;

/// <summary>One connection with its prepared statements. Not for two threads at once.</summary>
internal sealed class SqliteSession : IDisposable
{
    /// <summary>
    /// Page size of a new file; an older one keeps its own. Twice SQLite's usual one: a document with its raw message takes about 1.5 KB, of
    /// which a page of 4 KB holds only two, and each page costs two writes into the log and one or two more at the checkpoint.
    /// </summary>
    public const int PageBytes = 8_192;

    /// <summary>SQLite's number of the count of pages written (<c>SQLITE_DBSTATUS_CACHE_WRITE</c>).</summary>
    private const int PagesWritten = 9;

    private readonly SqliteConnection _connection;
    private readonly StatementCache<SqliteCommand> _commands;
    private readonly StatementCache<SqliteStatement> _statements;

    private SqliteSession(SqliteConnection connection)
    {
        _connection = connection;
        _commands = new StatementCache<SqliteCommand>(NewCommand);
        _statements = new StatementCache<SqliteStatement>(sql => new SqliteStatement(connection.Handle!, sql));
    }

    public static string ConnectionString(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        Pooling = false,
        DefaultTimeout = 30,
    }.ToString();

    /// <summary>Opens a connection that keeps up to <paramref name="cacheKib"/> KiB of pages.</summary>
    public static SqliteSession Open(string connectionString, int cacheKib)
    {
        var session = new SqliteSession(new SqliteConnection(connectionString));
        session._connection.Open();
        string[] pragmas = ["busy_timeout=30000", $"page_size={PageBytes}", "journal_mode=WAL", "synchronous=FULL", $"cache_size=-{cacheKib}", "temp_store=MEMORY", "wal_autocheckpoint=0"];
        foreach (var pragma in pragmas)
        {
            using var command = session._connection.CreateCommand();
            command.CommandText = "PRAGMA " + pragma;
            command.ExecuteNonQuery();
        }

        return session;
    }

    /// <summary>Runs a statement; parameters are bound in order to <c>?1</c>, <c>?2</c> …; returns the rows changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> parameters) => Prepare(sql, parameters).ExecuteNonQuery();

    /// <summary>The first row, read by <paramref name="read"/>, or default where there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> parameters)
    {
        using var reader = Prepare(sql, parameters).ExecuteReader();
        return reader.Read() ? read(reader) : default;
    }

    /// <summary>All rows. The caller bounds them in the statement.</summary>
    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> parameters)
    {
        using var reader = Prepare(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The statement through the raw interface, for hot paths: <c>using var call = session.Call(sql)</c>.</summary>
    public SqliteCall Call(string sql) => new(_statements.Get(sql));

    /// <summary>Rows changed by the statement that ended last.</summary>
    public int Changes => raw.sqlite3_changes(_connection.Handle);

    /// <summary>Number of the row inserted last. Cheaper by half than <c>RETURNING</c>, which collects its rows in a table first.</summary>
    public long LastInserted => raw.sqlite3_last_insert_rowid(_connection.Handle);

    /// <summary>Pages that commits of this connection have written since the last call.</summary>
    public int TakePagesWritten()
    {
        _ = raw.sqlite3_db_status(_connection.Handle, PagesWritten, out var pages, out _, 1);
        return pages;
    }

    /// <summary>Copies into the file what is committed, as far as no reader needs the older state; nobody waits for it.</summary>
    public void TryCopyLog()
    {
        try
        {
            Run("PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException)
        {
            // The log still holds everything and is only longer than it might be. On a full disk the next commit fails, and says so.
        }
    }

    public void TryRollback()
    {
        try
        {
            Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite has already rolled back by itself, which is what was wanted.
        }
    }

    public void Dispose()
    {
        _commands.Dispose();
        _statements.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> parameters)
    {
        var command = _commands.Get(sql);
        for (var i = command.Parameters.Count; i < parameters.Length; i++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"?{i + 1}" });
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i] ?? DBNull.Value;
        }

        return command;
    }

    private SqliteCommand NewCommand(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
