using System.Text.Json;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>The value at an indexed path, as it stands in its column.</summary>
/// <remarks>
/// Numbers and strings are themselves, so that SQLite compares them as the service does. What is neither is a blob with the name of
/// its type, which equals no number and no string. A missing value is NULL.
/// </remarks>
internal readonly struct IndexedValue
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly long _integer;
    private readonly double _real;
    private readonly JsonTokenType _token;

    private IndexedValue(JsonTokenType token, ReadOnlyMemory<byte> bytes) => (_token, _bytes) = (token, bytes);

    private IndexedValue(long integer) => (_token, _integer) = (JsonTokenType.Number, integer);

    /// <summary>A number beyond 64 bits or with a fraction. <see cref="JsonTokenType.Comment"/> cannot occur in a document.</summary>
    private IndexedValue(double real) => (_token, _real) = (JsonTokenType.Comment, real);

    /// <summary>Reads the text of one JSON value.</summary>
    public static IndexedValue Read(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, ItemReader.Options);
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.String when !reader.ValueIsEscaped => new IndexedValue(JsonTokenType.String, json[1..^1]),
            JsonTokenType.String => new IndexedValue(JsonTokenType.String, System.Text.Encoding.UTF8.GetBytes(reader.GetString()!)),
            JsonTokenType.Number when reader.TryGetInt64(out var integer) => new IndexedValue(integer),
            JsonTokenType.Number => new IndexedValue(reader.GetDouble()),
            var other => new IndexedValue(other, default),
        };
    }

    public void Bind(SqliteCall call, int parameter) => _ = _token switch
    {
        JsonTokenType.None => call.BindNull(parameter),
        JsonTokenType.String => call.Bind(parameter, _bytes.Span),
        JsonTokenType.Number => call.Bind(parameter, _integer),
        JsonTokenType.Comment => call.Bind(parameter, _real),
        JsonTokenType.Null => call.BindBlob(parameter, "null"u8),
        JsonTokenType.True => call.BindBlob(parameter, "true"u8),
        JsonTokenType.False => call.BindBlob(parameter, "false"u8),
        JsonTokenType.StartArray => call.BindBlob(parameter, "array"u8),
        _ => call.BindBlob(parameter, "object"u8),
    };
}
