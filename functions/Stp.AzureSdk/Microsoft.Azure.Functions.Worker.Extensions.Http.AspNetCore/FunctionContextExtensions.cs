using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>The HTTP side of an invocation.</summary>
public static class FunctionContextExtensions
{
    /// <summary>The key under which the integration, and so every surrounding, keeps the <see cref="HttpContext"/>.</summary>
    private const string HttpContextKey = "HttpRequestContext";

    /// <summary>The HTTP context of the invocation, or null where it has none.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context) =>
        context.Items.TryGetValue(HttpContextKey, out var item) ? item as HttpContext : null;
}
