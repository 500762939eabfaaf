using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stp.Functions.Cosmos;

/// <summary>An instant in UTC with all seven decimals, so that the order of the texts is the order of time.</summary>
internal sealed class SortableInstantConverter : JsonConverter<DateTimeOffset>
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The text of an instant, for use as a query parameter.</summary>
    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Text(value));
}
