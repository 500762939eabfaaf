using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http.OpenApi;

/// <summary><c>GET openapi.json</c>: the description of the API, for programs. Open to everybody: it tells nothing that is in the book.</summary>
internal sealed class GetOpenApi(RouteGuard guard)
{
    private static readonly Lazy<Task<byte[]>> Document =
        new(() => ApiDocument.WriteAsync(RouteTable.OfApi(typeof(GetOpenApi).Assembly), CancellationToken.None));

    public static RouteContract Contract { get; } = new()
    {
        Summary = "This description, in OpenAPI 3.1.",
        Role = null,
        Answers = [new Answer(StatusCodes.Status200OK, Answer.JsonType, "The description.", new("""{"openapi":"3.1.1"}"""u8.ToArray()), Type: null) { HasTag = true }],
    };

    [Function(nameof(GetOpenApi))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        guard.RunAsync(request, Contract, async (_, _) => ItemAnswer.Of(await Document.Value));
}
