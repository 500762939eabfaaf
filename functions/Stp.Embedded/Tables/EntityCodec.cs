using System.Buffers;
using System.Text.Json;

namespace Stp.Embedded.Tables;

/// <summary>Properties as JSON: a type letter and the value, so that each comes back in its type.</summary>
internal static class EntityCodec
{
    public static byte[] Write(IReadOnlyDictionary<string, object> properties)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in properties)
            {
                json.WriteStartArray(name);
                Write(json, value);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static Dictionary<string, object> Read(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            properties.Add(property.Name, Read(property.Value[0].GetString()!, property.Value[1]));
        }

        return properties;
    }

    private static void Write(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue("s");
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteStringValue("i");
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteStringValue("l");
                json.WriteNumberValue(number);
                break;
            case double number:
                // As bits: JSON has no infinity and no NaN.
                json.WriteStringValue("d");
                json.WriteNumberValue(BitConverter.DoubleToInt64Bits(number));
                break;
            case bool truth:
                json.WriteStringValue("b");
                json.WriteBooleanValue(truth);
                break;
            case Guid guid:
                json.WriteStringValue("g");
                json.WriteStringValue(guid);
                break;
            case DateTimeOffset instant:
                json.WriteStringValue("t");
                json.WriteNumberValue(instant.UtcTicks);
                break;
            case byte[] bytes:
                json.WriteStringValue("x");
                json.WriteBase64StringValue(bytes);
                break;
            default:
                throw new InvalidOperationException($"A {value.GetType()} cannot be stored.");
        }
    }

    private static object Read(string type, JsonElement value) => type switch
    {
        "s" => value.GetString()!,
        "i" => value.GetInt32(),
        "l" => value.GetInt64(),
        "d" => BitConverter.Int64BitsToDouble(value.GetInt64()),
        "b" => value.GetBoolean(),
        "g" => value.GetGuid(),
        "t" => new DateTimeOffset(value.GetInt64(), TimeSpan.Zero),
        "x" => value.GetBytesFromBase64(),
        _ => throw new InvalidDataException($"A stored property has the unknown type '{type}'."),
    };
}
