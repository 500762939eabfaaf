using System.Text;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Sql;

/// <summary>SQL for SQLite under construction, and the values of its parameters. Values never become text of the statement.</summary>
internal sealed class SqliteText
{
    private readonly StringBuilder _sql = new();
    private readonly List<object?> _values = [];

    public SqliteText Append(string sql)
    {
        _sql.Append(sql);
        return this;
    }

    public string Parameter(SqlValue value) => value.Kind switch
    {
        SqlValueKind.Null => Add(null),
        SqlValueKind.Integer => Add(value.Integer),
        SqlValueKind.Real => Add(value.Real),
        SqlValueKind.Text => Add(Encoding.UTF8.GetBytes(value.Text)),
        SqlValueKind.TypeName => Blob(Encoding.ASCII.GetBytes(value.Text)),
        _ => throw GatewayFault.NotSupported($"a parameter of kind {value.Kind} in this place"),
    };

    public string Utf8(byte[] text) => Add(text);

    public string Blob(byte[] bytes) => Add(new Bytes(bytes));

    public SqliteCall Call(SqliteSession session)
    {
        var call = session.Call(ToString());
        for (var i = 0; i < _values.Count; i++)
        {
            _ = _values[i] switch
            {
                null => call.BindNull(i + 1),
                long integer => call.Bind(i + 1, integer),
                double real => call.Bind(i + 1, real),
                byte[] text => call.Bind(i + 1, text),
                Bytes blob => call.BindBlob(i + 1, blob.Value),
                var other => throw new InvalidOperationException($"A {other.GetType()} was added."),
            };
        }

        return call;
    }

    public override string ToString() => _sql.ToString();

    private string Add(object? value)
    {
        _values.Add(value);
        return $"?{_values.Count}";
    }

    private sealed record Bytes(byte[] Value);
}
