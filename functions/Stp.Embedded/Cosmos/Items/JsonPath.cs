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

    /// <summary>Finds the text of the value in a JSON object.</summary>
    public bool TryFind(ReadOnlySpan<byte> json, out ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(json, ItemReader.Options);
        reader.Read();
        for (var level = 0; reader.TokenType == JsonTokenType.StartObject && Enter(ref reader, _names[level]); level++)
        {
            if (level == _names.Length - 1)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                value = json[start..(int)reader.BytesConsumed];
                return true;
            }
        }

        value = default;
        return false;
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
