using Microsoft.AspNetCore.Http;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Security;

/// <summary>Lets in who shows the API key of a user; what needs no user stays open.</summary>
internal sealed class ApiKeyMiddleware(RequestDelegate next, UserDirectory users)
{
    public const string Header = "X-Api-Key";

    /// <summary>Paths for probes and clients that have no key yet.</summary>
    private static readonly string[] OpenPaths = ["/api/health/live", "/api/health/ready", "/api/openapi.json"];

    public Task InvokeAsync(HttpContext context)
    {
        var keys = context.Request.Headers[Header];
        if (keys.Count == 1 && users.Find(keys.ToString()) is { } user)
        {
            context.User = user;
            return next(context);
        }

        if (keys.Count == 0 && OpenPaths.Contains(context.Request.Path.Value, StringComparer.OrdinalIgnoreCase))
        {
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = "ApiKey";
        var detail = keys.Count == 0 ? $"Send your API key in the header {Header}." : "The API key is not known.";
        return HostProblem.Of(StatusCodes.Status401Unauthorized, detail).ExecuteAsync(context);
    }
}
