using Microsoft.AspNetCore.Http;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Security;

/// <summary>Lets in who shows the API key of a user; what needs no user stays open.</summary>
internal sealed class ApiKeyMiddleware(RequestDelegate next, UserDirectory users, HostAccess access)
{
    public const string Header = "X-Api-Key";

    public Task InvokeAsync(HttpContext context)
    {
        var keys = context.Request.Headers[Header];
        if (keys.Count == 1 && users.Find(keys.ToString()) is { } user)
        {
            context.User = user;
            return next(context);
        }

        // Probes and clients that have no key yet; and those who have a token instead, which is looked at behind this.
        if (keys.Count == 0 && (access.TakesTokens || context.GetEndpoint()?.Metadata.GetMetadata<OpenRoute>() is not null))
        {
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = "ApiKey";
        var detail = keys.Count == 0 ? $"Send your API key in the header {Header}." : "The API key is not known.";
        return HostProblem.Of(StatusCodes.Status401Unauthorized, detail).ExecuteAsync(context);
    }
}
