using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Stp.Functions.Http.Contracts;

/// <summary>The body that a route takes.</summary>
/// <param name="MediaType">Its media type.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Example">One that is taken, in UTF-8; written when it is asked for.</param>
/// <param name="Type">How JSON is read; null for other bodies.</param>
/// <param name="Problems">What is answered to a body that is none.</param>
internal sealed record RequestContent(
    string MediaType, string Description, Lazy<byte[]> Example, JsonTypeInfo? Type, IReadOnlyList<ProblemKind> Problems)
{
    public static RequestContent Json<T>(JsonTypeInfo<T> type, string description, T example) => new(
        "application/json", description, new(() => JsonSerializer.SerializeToUtf8Bytes(example, type)), type, [ProblemKinds.BodyMalformed]);

    /// <summary>A file or anything else that is not JSON.</summary>
    public static RequestContent Text(string mediaType, string description, string example) =>
        new(mediaType, description, new(Encoding.UTF8.GetBytes(example)), null, [ProblemKinds.BodyEmpty]);
}
