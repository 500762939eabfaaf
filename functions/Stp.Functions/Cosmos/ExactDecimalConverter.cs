using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stp.Functions.Cosmos;

/// <summary>A decimal as a string, to the last digit.</summary>
internal sealed class ExactDecimalConverter : JsonConverter<decimal>
{
    private const int MaxDigits = 40;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.HasValueSequence || reader.ValueIsEscaped || reader.TokenType != JsonTokenType.String
            ? decimal.Parse(reader.GetString()!, CultureInfo.InvariantCulture)
            : decimal.Parse(reader.ValueSpan, CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(digits[..length]);
    }
}
