#nullable disable
using System.Text;
using System.Xml;

namespace Azure.Data.Tables;

/// <summary>Values as OData literals.</summary>
internal static class ODataFilter
{
    public static string From(FormattableString filter) =>
        filter is null
            ? null
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, filter.Format, Array.ConvertAll(filter.GetArguments(), Literal));

    /// <summary>Throws <see cref="ArgumentException"/> for a type that OData has no literal for.</summary>
    public static string Literal(object value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        long or ulong => FormattableString.Invariant($"{value}L"),
        sbyte or byte or short or ushort or int or uint or decimal or float or double => FormattableString.Invariant($"{value}"),
        Guid guid => $"guid'{guid}'",
        DateTimeOffset instant => Instant(instant.UtcDateTime),
        DateTime instant => Instant(instant.ToUniversalTime()),
        string or char or StringBuilder => $"'{value.ToString().Replace("'", "''", StringComparison.Ordinal)}'",
        _ => throw new ArgumentException($"A {value.GetType()} has no OData literal.", nameof(value)),
    };

    private static string Instant(DateTime utc) => $"datetime'{XmlConvert.ToString(utc, XmlDateTimeSerializationMode.RoundtripKind)}'";
}
