using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Stp.Functions.Http;

/// <summary>The answer of one item: JSON under an ETag, and 304 where the client names that tag in If-None-Match.</summary>
internal static class ItemAnswer
{
    /// <summary>Bytes of the digest in a tag.</summary>
    private const int TagBytes = 16;

    /// <summary>
    /// The tag is a digest of the body and not the version of a document: an item is derived from several, such as a position from its
    /// sums and its contract specification.
    /// </summary>
    public static IResult Of<T>(T item, JsonTypeInfo<T> type)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(item, type);
        return TypedResults.Bytes(body, "application/json; charset=utf-8", entityTag: TagOf(body));
    }

    /// <summary>The tag under which <see cref="Of"/> answers an item.</summary>
    public static EntityTagHeaderValue TagOf<T>(T item, JsonTypeInfo<T> type) => TagOf(JsonSerializer.SerializeToUtf8Bytes(item, type));

    private static EntityTagHeaderValue TagOf(byte[] body) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\"");
}
