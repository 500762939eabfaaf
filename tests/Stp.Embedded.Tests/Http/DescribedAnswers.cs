using System.Text.Json;
using System.Text.Json.Nodes;

namespace Stp.Embedded.Tests.Http;

/// <summary>
/// Holds every answer that any test gets against openapi.json: its status, its media type, its body and the code of a problem must be in it. So
/// a route that answers what its contract does not say fails whatever test sees it.
/// </summary>
internal sealed class DescribedAnswers() : DelegatingHandler(new SocketsHttpHandler())
{
    private const string Prefix = "/api";

    /// <summary>Larger bodies are more of the same, and checking them takes time.</summary>
    private const int MaxCheckedBytes = 40_000;

    /// <summary>What the embedded host answers before a request comes to any route.</summary>
    private static readonly string[] CodesOfHost = ["forbidden", "host-not-served"];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        var description = await ApiDescription.Product.Value;
        if (path.StartsWith(Prefix, StringComparison.Ordinal) && description.Find(request.Method.Method, path[Prefix.Length..]) is { } operation)
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            var fault = FaultOf(description, operation, response, body);
            Assert.True(fault.Length == 0, $"{request.Method} {request.RequestUri} answered {(int)response.StatusCode} {response.Content.Headers.ContentType}: {fault} "
                + "The contract of the route must say so.");
        }

        return response;
    }

    private static string FaultOf(ApiDescription description, JsonObject operation, HttpResponseMessage response, byte[] body)
    {
        var mediaType = response.Content.Headers.ContentType?.MediaType;
        if (mediaType == "application/problem+json" && CodesOfHost.Contains(JsonDocument.Parse(body).RootElement.GetProperty("code").GetString()))
        {
            return "";
        }

        if (operation["responses"]![$"{(int)response.StatusCode}"] is not { } described)
        {
            return "openapi.json does not have the status.";
        }

        if (mediaType is null || body.Length == 0)
        {
            return "";
        }

        return described["content"]?[mediaType]?["schema"] is not { } schema ? "openapi.json does not have the media type."
            : body.Length <= MaxCheckedBytes && mediaType.EndsWith("json", StringComparison.Ordinal) ? description.FaultsOf(schema, JsonDocument.Parse(body).RootElement)
            : "";
    }
}
