using System.Text;
using Microsoft.OpenApi;
using Stp.Domain.Ledger;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http.OpenApi;

/// <summary>The description of the API in OpenAPI 3.1, made from the contracts of the routes.</summary>
internal static class ApiDocument
{
    public const string Bearer = "bearer";
    public const string ApiKey = "apiKey";

    private const string About =
        "Trades of exchange drop copies, the positions that they make, what could not be booked, and the end of day. "
        + "Decimals are written to the last digit, dates are yyyy-MM-dd, instants RFC 3339 in UTC. "
        + "Lists come in pages with a nextLink, which stays good while trades are booked, and as CSV for those who accept text/csv. "
        + "Errors are application/problem+json with a code. Unknown query parameters are refused. Browsers of other origins are not served (no CORS).";

    /// <summary>The document as JSON in UTF-8.</summary>
    public static async Task<byte[]> WriteAsync(IReadOnlyList<RouteEntry> routes, CancellationToken cancellationToken)
    {
        var document = Of(routes);
        return Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken));
    }

    private static OpenApiDocument Of(IReadOnlyList<RouteEntry> routes)
    {
        var schemas = new ApiSchemas(new XmlDocs(typeof(ApiDocument).Assembly, typeof(TradeEvent).Assembly));
        foreach (var contract in routes.Select(route => route.Contract))
        {
            // Named first, so that the document that operations refer into has them all.
            _ = contract.Answers.Select(answer => answer.Type).OfType<System.Text.Json.Serialization.Metadata.JsonTypeInfo>().Select(type => schemas.NameOf(type)).Count();
            _ = contract.Body?.Type is { } type ? schemas.NameOf(type, isRead: true) : null;
        }

        var all = schemas.All();
        all.Add(ApiProblems.SchemaName, ApiProblems.Schema);
        var document = ApiText.Document(all);
        document.Info = new OpenApiInfo { Title = "Straight-through processing of exchange drop copies", Version = "1", Description = About };
        document.Servers = [new OpenApiServer { Url = "/api" }];
        document.Tags = routes.Select(ApiOperation.TagOf).Distinct(StringComparer.Ordinal).Select(tag => new OpenApiTag { Name = tag }).ToHashSet();
        document.Components!.SecuritySchemes = SecuritySchemes();
        document.Paths = Paths(routes, new ApiOperation(document, schemas));
        return document;
    }

    private static OpenApiPaths Paths(IReadOnlyList<RouteEntry> routes, ApiOperation operation)
    {
        var paths = new OpenApiPaths();
        foreach (var path in routes.GroupBy(route => route.Path))
        {
            var item = new OpenApiPathItem();
            foreach (var route in path)
            {
                item.AddOperation(new HttpMethod(route.Method), operation.Of(route));
            }

            paths.Add(path.Key, item);
        }

        return paths;
    }

    private static Dictionary<string, IOpenApiSecurityScheme> SecuritySchemes() => new()
    {
        [Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "A token of the firm's issuer, with app roles. Its accounts claim restricts it to accounts.",
        },
        [ApiKey] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = "X-Api-Key",
            Description = "An API key of the users file. In the embedded process only.",
        },
    };
}
