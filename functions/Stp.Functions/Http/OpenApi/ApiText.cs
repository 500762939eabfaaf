using System.Text;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Stp.Functions.Http.OpenApi;

/// <summary>Turns JSON into the objects of the document.</summary>
internal static class ApiText
{
    /// <summary>A schema.</summary>
    public static IOpenApiSchema Schema(JsonObject json) =>
        OpenApiModelFactory.Parse<OpenApiSchema>(json.ToJsonString(), OpenApiSpecVersion.OpenApi3_1, new OpenApiDocument(), out _, "json")
        ?? throw new InvalidOperationException($"This is no schema: {json.ToJsonString()}");

    /// <summary>A document of schemas alone.</summary>
    public static OpenApiDocument Document(JsonObject schemas)
    {
        var json = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "", ["version"] = "" },
            ["paths"] = new JsonObject(),
            ["components"] = new JsonObject { ["schemas"] = schemas },
        };
        return OpenApiDocument.Parse(json.ToJsonString(), "json").Document ?? throw new InvalidOperationException("The schemas make no document.");
    }

    /// <summary>A body as an example: JSON as it is, anything else as a text.</summary>
    public static JsonNode? Example(string mediaType, byte[] body) =>
        mediaType == Contracts.Answer.JsonType ? JsonNode.Parse(body) : JsonValue.Create(Encoding.UTF8.GetString(body));
}
