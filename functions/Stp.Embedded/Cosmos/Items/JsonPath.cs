using System.Text;
using System.Text.Json;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>A path through objects to one value of a document, for example <c>/terms/price</c> or <c>c["terms"].price</c>.</summary>
internal sealed class JsonPath : IEquatable<JsonPath>
{
    private readonly byte[][] _names;

    public JsonPath(IReadOnlyList<string> names)
    {
        if (names.Count == 0 || names.Any(name => name.Length == 0))
        {
            throw GatewayFault.BadRequest("A path needs at least one property name.");
        }

        if (names.Any(name => name.AsSpan().IndexOfAny('"', '\\', '\'') >= 0))
        {
            throw GatewayFault.NotSupported($"quotes or backslashes in a property name: {string.Join('/', names)}");
        }

        _names = [.. names.Select(Encoding.UTF8.GetBytes)];
        Names = names;
        Sqlite = "$" + string.Concat(names.Select(name => $".\"{name}\""));
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The path as SQLite's JSON functions write it.</summary>
    public string Sqlite { get; }

    public bool IsId => Names is ["id"];

    /// <summary>Parses the form of partition keys and indexing policies: <c>/a/b</c>, names with other characters in quotes.</summary>
    public static JsonPath FromSlashes(string path) =>
        path.StartsWith('/') ? new JsonPath([.. path[1..].Split('/').Select(name => name.Trim('"'))]) : throw GatewayFault.BadRequest($"The path {path} does not start with a slash.");

    /// <summary>Whether a property of the document's top level is where the path starts.</summary>
    public bool StartsAt(ref Utf8JsonReader property) => property.ValueTextEquals(_names[0]);

    /// <summary>Finds the text of the value in a JSON object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="value">The text of the value.</param>
    /// <param name="level">How many names of the path lead to <paramref name="json"/> already.</param>
    public bool TryFind(ReadOnlyMemory<byte> json, out ReadOnlyMemory<byte> value, int level = 0)
    {
        var reader = new Utf8JsonReader(json.Span, ItemReader.Options);
        reader.Read();
        for (; level < _names.Length; level++)
        {
            if (reader.TokenType != JsonTokenType.StartObject || !Enter(ref reader, _names[level]))
            {
                value = default;
                return false;
            }
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        value = json[start..(int)reader.BytesConsumed];
        return true;
    }

    public bool Equals(JsonPath? other) => other is not null && string.Equals(Sqlite, other.Sqlite, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as JsonPath);

    public override int GetHashCode() => Sqlite.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => "/" + string.Join('/', Names);

    /// <summary>Moves to the value of the property; false when the object has none of that name.</summary>
    private static bool Enter(ref Utf8JsonReader reader, byte[] name)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(name);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
