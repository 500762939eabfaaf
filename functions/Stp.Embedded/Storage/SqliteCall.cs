using System.Text;
using SQLitePCL;

namespace Stp.Embedded.Storage;

/// <summary>One execution of a prepared statement; disposing it makes the statement ready for the next.</summary>
/// <remarks>Parameters and columns count as in SQLite: parameters from 1, columns from 0. Column spans live until the next step.</remarks>
internal readonly ref struct SqliteCall(SqliteStatement statement)
{
    private const int MaxTextOnStack = 512;

    public SqliteCall Bind(int parameter, scoped ReadOnlySpan<byte> utf8)
    {
        // An empty span has no address, which SQLite would take for NULL.
        statement.Check(utf8.IsEmpty
            ? raw.sqlite3_bind_text(statement.Handle, parameter, string.Empty)
            : raw.sqlite3_bind_text(statement.Handle, parameter, utf8));
        return this;
    }

    public SqliteCall Bind(int parameter, string text)
    {
        Span<byte> bytes = Encoding.UTF8.GetMaxByteCount(text.Length) <= MaxTextOnStack ? stackalloc byte[MaxTextOnStack] : new byte[Encoding.UTF8.GetByteCount(text)];
        return Bind(parameter, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    public SqliteCall Bind(int parameter, long value)
    {
        statement.Check(raw.sqlite3_bind_int64(statement.Handle, parameter, value));
        return this;
    }

    public SqliteCall Bind(int parameter, double value)
    {
        statement.Check(raw.sqlite3_bind_double(statement.Handle, parameter, value));
        return this;
    }

    public SqliteCall BindBlob(int parameter, scoped ReadOnlySpan<byte> value)
    {
        // As with text, an empty span would become NULL.
        statement.Check(value.IsEmpty
            ? raw.sqlite3_bind_zeroblob(statement.Handle, parameter, 0)
            : raw.sqlite3_bind_blob(statement.Handle, parameter, value));
        return this;
    }

    public SqliteCall BindNull(int parameter)
    {
        statement.Check(raw.sqlite3_bind_null(statement.Handle, parameter));
        return this;
    }

    /// <summary>Moves to the next row; false after the last.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement.Handle);
        statement.Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Runs to the end.</summary>
    public void Execute()
    {
        while (Step())
        {
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement.Handle, column) == raw.SQLITE_NULL;

    /// <summary>Storage class of a value: <c>SQLITE_INTEGER</c>, <c>SQLITE_FLOAT</c>, <c>SQLITE_TEXT</c>, <c>SQLITE_BLOB</c> or <c>SQLITE_NULL</c>.</summary>
    public int Kind(int column) => raw.sqlite3_column_type(statement.Handle, column);

    public long Integer(int column) => raw.sqlite3_column_int64(statement.Handle, column);

    public double Real(int column) => raw.sqlite3_column_double(statement.Handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    public ReadOnlySpan<byte> Blob(int column) => raw.sqlite3_column_blob(statement.Handle, column);

    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(statement.Handle, column);

    public void Dispose()
    {
        // The code repeats the error of the step, which has been thrown already.
        _ = raw.sqlite3_reset(statement.Handle);
    }
}
