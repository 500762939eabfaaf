using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http.OpenApi;

/// <summary>A method of a route in the description of the API.</summary>
internal sealed class ApiOperation(OpenApiDocument document, ApiSchemas schemas)
{
    public OpenApiOperation Of(RouteEntry route)
    {
        var contract = route.Contract;
        return new OpenApiOperation
        {
            OperationId = JsonNamingPolicy.CamelCase.ConvertName(route.Function),
            Summary = contract.Summary,
            Description = Access(contract),
            Tags = new HashSet<OpenApiTagReference> { new(TagOf(route), document) },
            Parameters = ApiParameters.Of(route),
            RequestBody = contract.Body is { } body ? Body(body) : null,
            Responses = Responses(route),
            // In OpenAPI 3.1 the roles that are needed stand where a scheme of OAuth has its scopes.
            Security = contract.Role is { } role ? [Requirement(ApiDocument.Bearer, role), Requirement(ApiDocument.ApiKey, role)] : [],
        };
    }

    /// <summary>The first part of the path.</summary>
    public static string TagOf(RouteEntry route) => route.Path.Split('/')[1].Split('.')[0];

    private static string Access(RouteContract contract) =>
        contract.Role is null ? "Open to everybody."
        : contract.ConcernsAllAccounts ? $"Needs the role {contract.Role}, and a caller who is not restricted to some accounts."
        : $"Needs the role {contract.Role}. A caller who is restricted to some accounts sees nothing of others.";

    private OpenApiSecurityRequirement Requirement(string scheme, string role) => new() { [new OpenApiSecuritySchemeReference(scheme, document)] = [role] };

    private OpenApiRequestBody Body(RequestContent body) => new()
    {
        Required = true,
        Description = body.Description,
        Content = new Dictionary<string, IOpenApiMediaType>
        {
            [body.MediaType] = new OpenApiMediaType
            {
                Schema = body.Type is { } type
                    ? new OpenApiSchemaReference(schemas.NameOf(type, isRead: true), document)
                    : new OpenApiSchema { Type = JsonSchemaType.String },
                Example = ApiText.Example(body.MediaType, body.Example.Value),
            },
        },
    };

    private OpenApiResponses Responses(RouteEntry route)
    {
        var responses = new SortedDictionary<int, OpenApiResponse>();
        foreach (var answer in route.Contract.Answers)
        {
            var response = ResponseOf(responses, answer.Status, answer.Description);
            if (answer.MediaType is { } mediaType)
            {
                response.Content![mediaType] = Content(answer, mediaType);
            }

            ApiHeaders.AddOf(answer, response.Headers!);
            if (answer.HasTag && route.Method == "GET")
            {
                ResponseOf(responses, 304, "It is still what If-None-Match names.");
            }
        }

        foreach (var kinds in route.Contract.AllProblems(route.Method).GroupBy(kind => kind.Status))
        {
            var response = ResponseOf(responses, kinds.Key, ReasonPhrases.GetReasonPhrase(kinds.Key) + ": " + string.Join(", ", kinds.Select(kind => kind.Code)) + ".");
            response.Content![ApiProblems.MediaType] = ApiProblems.Content(document, [.. kinds]);
            ApiHeaders.AddOf(kinds.Key, response.Headers!);
        }

        var result = new OpenApiResponses();
        foreach (var (status, response) in responses)
        {
            result.Add(status.ToString(CultureInfo.InvariantCulture), response);
        }

        return result;
    }

    private static OpenApiResponse ResponseOf(SortedDictionary<int, OpenApiResponse> responses, int status, string description)
    {
        if (!responses.TryGetValue(status, out var response))
        {
            response = new OpenApiResponse
            {
                Description = description,
                Content = new Dictionary<string, IOpenApiMediaType>(),
                Headers = new Dictionary<string, IOpenApiHeader> { [RequestId.Header] = ApiHeaders.Text("The id of the request.") },
            };
            responses.Add(status, response);
        }

        return response;
    }

    private OpenApiMediaType Content(Answer answer, string mediaType) => new()
    {
        Schema = answer.Type is { } type ? new OpenApiSchemaReference(schemas.NameOf(type), document)
            : mediaType == Answer.JsonType ? new OpenApiSchema { Type = JsonSchemaType.Object }
            : new OpenApiSchema { Type = JsonSchemaType.String },
        Example = ApiText.Example(mediaType, answer.Example.Value),
    };
}
