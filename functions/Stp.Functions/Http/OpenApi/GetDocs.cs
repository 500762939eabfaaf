using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http.OpenApi;

/// <summary><c>GET docs</c>: the description of the API, for people. Like openapi.json open to everybody.</summary>
internal sealed class GetDocs(RouteGuard guard)
{
    private const string Html = "text/html";

    private static readonly Lazy<string> Page = new(() => DocsPage.Html(RouteTable.OfApi(typeof(GetDocs).Assembly)));

    public static RouteContract Contract { get; } = new()
    {
        Summary = "A page about this API.",
        Role = null,
        Answers = [Answer.Text(Html, "The page.", "<!doctype html>")],
    };

    [Function(nameof(GetDocs))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "docs")] HttpRequest request) =>
        guard.RunAsync(request, Contract, (_, _) =>
        {
            request.HttpContext.Response.Headers.ContentSecurityPolicy = DocsStyle.Policy;
            return Task.FromResult<IResult>(TypedResults.Content(Page.Value, Html, Encoding.UTF8));
        });
}
