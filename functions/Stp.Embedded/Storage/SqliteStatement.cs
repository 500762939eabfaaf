using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Stp.Embedded.Storage;

/// <summary>A prepared statement of the raw interface, which takes and gives UTF-8 without a string in between.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _handle;

    public SqliteStatement(sqlite3 database, string sql)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out _handle));
    }

    public sqlite3_stmt Handle => _handle;

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(_database).utf8_to_string(), code, raw.sqlite3_extended_errcode(_database));
        }
    }

    public void Dispose() => _handle.Dispose();
}
