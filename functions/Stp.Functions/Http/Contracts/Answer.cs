using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Stp.Functions.Http.Contracts;

/// <summary>An answer of a route when all is well.</summary>
/// <param name="Status">HTTP status, 2xx.</param>
/// <param name="MediaType">The media type of its body; null where it has none.</param>
/// <param name="Description">When it is given.</param>
/// <param name="Example">A body, in UTF-8. Only the description of the API wants it: no start of a process waits until all of them are written.</param>
/// <param name="Type">How JSON is written; null for other bodies.</param>
internal sealed record Answer(int Status, string? MediaType, string Description, Lazy<byte[]> Example, JsonTypeInfo? Type)
{
    public const string JsonType = "application/json";
    public const string CsvType = "text/csv";

    /// <summary>Whether it comes with an ETag; and of GET as 304 where If-None-Match names that.</summary>
    public bool HasTag { get; init; }

    /// <summary>Whether it names another resource in the header Location.</summary>
    public bool HasLocation { get; init; }

    /// <summary>Whether it is a page of a list, whose CSV names the next in the header Link.</summary>
    public bool IsPage { get; init; }

    /// <summary>A page of a list, as JSON and as CSV.</summary>
    public static Answer[] List<T>(JsonTypeInfo<Page<T>> type, CsvColumns<T> columns, T example) => List(type, example, columns, example);

    /// <summary>A page of a list whose rows of CSV are made of something else.</summary>
    public static Answer[] List<T, TRow>(JsonTypeInfo<Page<T>> type, T example, CsvColumns<TRow> columns, TRow row) =>
    [
        Json(200, type, new Page<T>([example], NextLink: null), "A page of the list."),
        Csv(columns, row) with { IsPage = true },
    ];

    /// <summary>One item under an ETag.</summary>
    public static Answer Item<T>(JsonTypeInfo<T> type, T example) => Json(200, type, example, "The item.") with { HasTag = true };

    public static Answer Json<T>(int status, JsonTypeInfo<T> type, T example, string description) =>
        new(status, JsonType, description, new(() => JsonSerializer.SerializeToUtf8Bytes(example, type)), type);

    public static Answer Csv<T>(CsvColumns<T> columns, T example) =>
        new(200, CsvType, "The same as CSV (RFC 4180), where the client accepts it.", new(() => columns.Write([example])), null);

    /// <summary>An answer without a body.</summary>
    public static Answer Empty(int status, string description) => new(status, MediaType: null, description, new([]), Type: null);

    public static Answer Text(string mediaType, string description, string example) => new(200, mediaType, description, new(Encoding.UTF8.GetBytes(example)), null);
}
