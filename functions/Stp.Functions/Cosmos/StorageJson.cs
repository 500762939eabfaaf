using System.Text.Json;
using System.Text.Json.Serialization;
using Stp.Domain.Ledger;
using Stp.Functions.Exceptions;
using Stp.Functions.Positions;
using Stp.Functions.Trades;

namespace Stp.Functions.Cosmos;

/// <summary>How documents and queue messages are written.</summary>
/// <remarks>Decimals are strings: Cosmos DB keeps a JSON number as a double and would round it.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(ExactDecimalConverter)])]
[JsonSerializable(typeof(TradeEvent))]
[JsonSerializable(typeof(TradeDocument))]
[JsonSerializable(typeof(PositionDocument))]
[JsonSerializable(typeof(PostingDocument))]
[JsonSerializable(typeof(HeldExceptionDocument))]
[JsonSerializable(typeof(RawPartDocument))]
internal sealed partial class StorageJson : JsonSerializerContext;

/// <summary>A decimal as a string, to the last digit.</summary>
internal sealed class ExactDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        decimal.Parse(reader.GetString()!, System.Globalization.CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        Span<byte> digits = stackalloc byte[40];
        value.TryFormat(digits, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        writer.WriteStringValue(digits[..length]);
    }
}
