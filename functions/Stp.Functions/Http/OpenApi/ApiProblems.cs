using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http.OpenApi;

/// <summary>Problems in the description of the API.</summary>
internal static class ApiProblems
{
    public const string MediaType = "application/problem+json";
    public const string SchemaName = "Problem";

    /// <summary>What every problem has in common.</summary>
    public static JsonObject Schema => new()
    {
        ["type"] = "object",
        ["description"] = "An error (RFC 9457).",
        ["required"] = new JsonArray("title", "status", "detail", "code", "requestId"),
        ["properties"] = new JsonObject
        {
            ["type"] = Property("string", "What the status means in general."),
            ["title"] = Property("string", "The status in words."),
            ["status"] = Property("integer", "The HTTP status."),
            ["detail"] = Property("string", "What is wrong, for people."),
            ["code"] = Property("string", "What is wrong, for programs. Codes never change."),
            ["requestId"] = Property("string", "The id of the request, as in the header X-Request-Id and in the log."),
            ["errors"] = new JsonObject
            {
                ["type"] = "array",
                ["description"] = "The faults of a file.",
                ["items"] = new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject
                    {
                        ["line"] = Property("integer", "Line of the file, from 1."),
                        ["column"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["description"] = "The column." },
                        ["problem"] = Property("string", "What is wrong."),
                    },
                },
            },
            ["hasMoreErrors"] = Property("boolean", "Whether the file has more faults than are told."),
        },
    };

    /// <summary>The body of the problems of one status: with one of their codes, and an example for each.</summary>
    public static OpenApiMediaType Content(OpenApiDocument document, IReadOnlyList<ProblemKind> kinds) => new()
    {
        Schema = new OpenApiSchema
        {
            AllOf =
            [
                new OpenApiSchemaReference(SchemaName, document),
                new OpenApiSchema
                {
                    Properties = new Dictionary<string, IOpenApiSchema>
                    {
                        ["code"] = new OpenApiSchema { Enum = [.. kinds.Select(kind => JsonValue.Create(kind.Code))] },
                    },
                },
            ],
        },
        Examples = kinds.ToDictionary(kind => kind.Code, kind => (IOpenApiExample)new OpenApiExample { Summary = kind.Meaning, Value = Example(kind) }),
    };

    private static JsonObject Example(ProblemKind kind) => new()
    {
        ["title"] = ReasonPhrases.GetReasonPhrase(kind.Status),
        ["status"] = kind.Status,
        ["detail"] = kind.Meaning,
        ["code"] = kind.Code,
        ["requestId"] = "3f0c6f0e7d7b4f1c9a52d6f1b1a0c4de",
    };

    private static JsonObject Property(string type, string description) => new() { ["type"] = type, ["description"] = description };
}
