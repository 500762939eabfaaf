using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stp.Embedded.Durable.Journal;

/// <summary>Marks a text that is JSON itself, so that it is neither escaped nor read inside a journal.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RawJsonAttribute : JsonConverterAttribute
{
    public override JsonConverter CreateConverter(Type typeToConvert) => new Converter();

    private sealed class Converter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var value = JsonDocument.ParseValue(ref reader);
            return value.RootElement.GetRawText();
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value);
    }
}
