using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Stp.Embedded.Cosmos.Catalog;

namespace Stp.Embedded.Cosmos.Items;

/// <summary>
/// A partition key in the one spelling under which it is stored: a JSON array without spaces, its strings with the fewest escapes, its
/// numbers as the shortest text of their double, <c>{}</c> for undefined. The SDK and a document may spell the same key in other ways.
/// </summary>
internal static class PartitionKeyText
{
    /// <summary>Integers up to here are exact in a double.</summary>
    private const double MaxExactInteger = 9_007_199_254_740_992;

    /// <summary>The service's limit of a partition key.</summary>
    private const int MaxBytes = 2_048;

    private static ReadOnlySpan<byte> Undefined => "{}"u8;

    /// <summary>Parses the header of a request, which must name every level.</summary>
    public static byte[] FromHeader(string header, PartitionKeyDefinition definition)
    {
        var json = Encoding.UTF8.GetBytes(header);
        var text = new ArrayBufferWriter<byte>(json.Length + 8);
        var count = 0;
        try
        {
            var reader = new Utf8JsonReader(json);
            for (reader.Read(); reader.Read() && reader.TokenType != JsonTokenType.EndArray; count++)
            {
                Separate(text, count);
                Append(text, ref reader);
            }
        }
        catch (JsonException fault)
        {
            throw GatewayFault.BadRequest($"The partition key {header} is not a JSON array: {fault.Message}");
        }

        return count == definition.Paths.Length
            ? Close(text)
            : throw GatewayFault.BadRequest($"The partition key {header} has {count} levels where the container has {definition.Paths.Length}.");
    }

    /// <summary>Spells the key of a document.</summary>
    /// <param name="levels">The text of each level's value; empty where the document has none.</param>
    public static byte[] FromValues(ReadOnlySpan<ReadOnlyMemory<byte>> levels)
    {
        var text = new ArrayBufferWriter<byte>(64);
        for (var i = 0; i < levels.Length; i++)
        {
            Separate(text, i);
            if (levels[i].IsEmpty)
            {
                text.Write(Undefined);
                continue;
            }

            var reader = new Utf8JsonReader(levels[i].Span);
            reader.Read();
            Append(text, ref reader);
        }

        return Close(text);
    }

    private static void Separate(ArrayBufferWriter<byte> text, int index) => text.Write(index == 0 ? "["u8 : ","u8);

    private static byte[] Close(ArrayBufferWriter<byte> text)
    {
        text.Write("]"u8);
        return text.WrittenCount <= MaxBytes ? text.WrittenSpan.ToArray() : throw GatewayFault.BadRequest($"The partition key is longer than {MaxBytes} bytes.");
    }

    private static void Append(ArrayBufferWriter<byte> text, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when !reader.ValueIsEscaped:
                text.Write("\""u8);
                text.Write(reader.ValueSpan);
                text.Write("\""u8);
                break;
            case JsonTokenType.String:
                AppendEscaped(text, reader.GetString()!);
                break;
            case JsonTokenType.Number:
                AppendNumber(text, reader.GetDouble());
                break;
            case JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null:
                text.Write(reader.ValueSpan);
                break;
            case JsonTokenType.StartObject when reader.Read() && reader.TokenType == JsonTokenType.EndObject:
                text.Write(Undefined);
                break;
            default:
                throw GatewayFault.BadRequest("A partition key must be a string, a number, true, false or null.");
        }
    }

    private static void AppendEscaped(ArrayBufferWriter<byte> text, string value)
    {
        var escaped = new StringBuilder("\"", value.Length + 8);
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append(@"\\"),
                < ' ' => escaped.Append("\\u").Append(((int)letter).ToString("x4")),
                _ => escaped.Append(letter),
            };
        }

        text.Write(Encoding.UTF8.GetBytes(escaped.Append('"').ToString()));
    }

    private static void AppendNumber(ArrayBufferWriter<byte> text, double number)
    {
        var space = text.GetSpan(32);
        var integer = Math.Floor(number) == number && Math.Abs(number) <= MaxExactInteger;
        var fits = integer ? Utf8Formatter.TryFormat((long)number, space, out var written) : Utf8Formatter.TryFormat(number, space, out written);
        System.Diagnostics.Debug.Assert(fits, "32 bytes hold every double");
        text.Advance(written);
    }
}
