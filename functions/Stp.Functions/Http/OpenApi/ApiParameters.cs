using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Http.Idempotency;

namespace Stp.Functions.Http.OpenApi;

/// <summary>The parameters of a route in the description of the API.</summary>
internal static class ApiParameters
{
    private const string ExampleTag = "\"9f86d081884c7d659a2feaa0c55ad015\"";

    public static List<IOpenApiParameter> Of(RouteEntry route) =>
    [
        .. route.Contract.Path.Select(parameter => Path(parameter)),
        .. route.Contract.Query.Select(parameter => Query(parameter)),
        .. Headers(route),
    ];

    private static OpenApiParameter Path(PathParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Path,
        Required = true,
        Description = parameter.Description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = parameter.Format },
        Example = JsonValue.Create(parameter.Example),
    };

    private static OpenApiParameter Query(QueryParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Required = parameter.IsRequired,
        Description = parameter.Description,
        Schema = ApiText.Schema(parameter.Schema),
        Example = (string?)parameter.Schema["type"] == "integer" ? JsonNode.Parse(parameter.Example) : JsonValue.Create(parameter.Example),
    };

    private static IEnumerable<OpenApiParameter> Headers(RouteEntry route)
    {
        yield return Header(RequestId.Header, "An id of your own for this request: letters, digits, -, _ and . It comes back, and stands in the log.", 64, "order-17.3");
        if (route.Method == "POST" && route.Contract.RemembersKeys)
        {
            yield return Header(
                RememberedAnswers.Header,
                "Makes it safe to send the request again: for a day the same request under the same key gets the same answer, and another one is refused.",
                RememberedAnswers.MaxKeyLength,
                "5d0ae2b6-7d0f-4a49-8b57-1f6f3b2f9a10");
        }

        if (route.Method == "GET" && route.Contract.Answers.Any(answer => answer.HasTag))
        {
            yield return Header("If-None-Match", "The ETag that you have; where it still holds, the answer is 304 without a body.", maxLength: null, ExampleTag);
        }

        if (route.Contract.ChangesUnderTag)
        {
            yield return Header("If-Match", "The ETag of what is to be changed. Without it nothing that is there is changed.", maxLength: null, ExampleTag);
        }
    }

    private static OpenApiParameter Header(string name, string description, int? maxLength, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = maxLength },
        Example = JsonValue.Create(example),
    };
}
