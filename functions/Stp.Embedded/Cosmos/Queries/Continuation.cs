using System.Buffers;
using System.Text.Json;
using Stp.Embedded.Cosmos.Sql;

namespace Stp.Embedded.Cosmos.Queries;

/// <summary>
/// Where the next page starts: after the document with these sort values and this number. Documents that are written meanwhile
/// move nothing, which a count of documents to skip could not promise.
/// </summary>
/// <param name="Fingerprint">Of the query.</param>
/// <param name="Keys">Sort values of the last document.</param>
/// <param name="Number">Number of the last document.</param>
/// <param name="Remaining">Documents still to return where the query has a limit.</param>
internal sealed record Continuation(ulong Fingerprint, IReadOnlyList<SqlValue> Keys, long Number, long? Remaining)
{
    public static Continuation? Read(string? header, ulong fingerprint)
    {
        if (string.IsNullOrEmpty(header))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(header));
            var root = json.RootElement;
            var token = new Continuation(
                root.GetProperty("q").GetUInt64(),
                [.. root.GetProperty("k").EnumerateArray().Select(Key)],
                root.GetProperty("n").GetInt64(),
                root.TryGetProperty("r", out var remaining) ? remaining.GetInt64() : null);
            return token.Fingerprint == fingerprint ? token : throw GatewayFault.BadRequest("The continuation belongs to another query.");
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException)
        {
            throw GatewayFault.BadRequest("The continuation is malformed: " + fault.Message);
        }
    }

    /// <summary>The token, safe in a header.</summary>
    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartObject();
        writer.WriteNumber("q", Fingerprint);
        writer.WriteStartArray("k");
        foreach (var key in Keys)
        {
            Write(writer, key);
        }

        writer.WriteEndArray();
        writer.WriteNumber("n", Number);
        if (Remaining is { } remaining)
        {
            writer.WriteNumber("r", remaining);
        }

        writer.WriteEndObject();
        writer.Flush();
        return Convert.ToBase64String(buffer.WrittenSpan);
    }

    private static SqlValue Key(JsonElement key) => key.ValueKind == JsonValueKind.Array ? SqlValue.TypeName(key[0].GetString()!) : SqlValue.From(key);

    private static void Write(Utf8JsonWriter writer, SqlValue key)
    {
        switch (key.Kind)
        {
            case SqlValueKind.Integer:
                writer.WriteNumberValue(key.Integer);
                break;
            case SqlValueKind.Real:
                writer.WriteNumberValue(key.Real);
                break;
            case SqlValueKind.Text:
                writer.WriteStringValue(key.Text);
                break;
            case SqlValueKind.TypeName:
                writer.WriteStartArray();
                writer.WriteStringValue(key.Text);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
