using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
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
    public static IResult Of<T>(T item, JsonTypeInfo<T> type) => Of(JsonSerializer.SerializeToUtf8Bytes(item, type));

    /// <summary>The answer of JSON that is written already.</summary>
    public static IResult Of(byte[] body) => Of(body, TagOf(body), isWeak: false);

    /// <summary>The same for an item with something in it that goes on by itself: the tag is that of <paramref name="lasting"/>, and weak.</summary>
    public static IResult Of<T>(T item, JsonTypeInfo<T> type, T lasting) => Of(
        JsonSerializer.SerializeToUtf8Bytes(item, type), TagOf(JsonSerializer.SerializeToUtf8Bytes(lasting, type)), isWeak: true);

    /// <summary>The tag under which <see cref="Of{T}(T, JsonTypeInfo{T})"/> answers an item.</summary>
    public static EntityTagHeaderValue TagOf<T>(T item, JsonTypeInfo<T> type) => new(TagOf(JsonSerializer.SerializeToUtf8Bytes(item, type)));

    private static FileContentHttpResult Of(byte[] body, string tag, bool isWeak) =>
        TypedResults.Bytes(body, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(tag, isWeak));

    private static string TagOf(byte[] body) => $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, TagBytes))}\"";
}
