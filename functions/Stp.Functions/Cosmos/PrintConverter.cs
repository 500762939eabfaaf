using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stp.Functions.Cosmos;

/// <summary>A number of 128 bits as hexadecimal text: Cosmos DB keeps a JSON number as a double.</summary>
internal sealed class PrintConverter : JsonConverter<UInt128>
{
    public override UInt128 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UInt128.Parse(reader.GetString()!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, UInt128 value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString("x32", CultureInfo.InvariantCulture));
}
