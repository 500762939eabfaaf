using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Stp.Functions.DropCopy;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http;

/// <summary>A small JSON body.</summary>
internal static class JsonBody
{
    private const int MaxBytes = 65_536;

    /// <summary>A member that is not known is refused as a query parameter is: a filter with a slip of the pen would match everything.</summary>
    private static readonly JsonSerializerOptions Strict = new(HttpJson.Default.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <summary>The body, which is not null.</summary>
    /// <exception cref="RequestException">400: it is no such JSON; 413: it is too large.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var bytes = await RequestBody.ReadAsync(request, MaxBytes, cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(bytes, (JsonTypeInfo<T>)Strict.GetTypeInfo(type.Type)) ?? throw new JsonException("It is null.");
        }
        catch (JsonException fault)
        {
            throw new RequestException(ProblemKinds.BodyMalformed, $"The body is not the JSON that is expected here: {fault.Message}");
        }
    }
}
