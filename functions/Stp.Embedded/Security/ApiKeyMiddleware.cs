using Microsoft.AspNetCore.Http;
using Stp.Embedded.Hosting;
using Stp.Functions.Security;

namespace Stp.Embedded.Security;

/// <summary>Lets in who shows the API key of a user, or has signed in with one on a page; what needs no user stays open.</summary>
internal sealed class ApiKeyMiddleware(RequestDelegate next, UserDirectory users, HostAccess access, PageSessions sessions)
{
    public const string Header = "X-Api-Key";
    private const string Challenge = "ApiKey";

    public Task InvokeAsync(HttpContext context)
    {
        var keys = context.Request.Headers[Header];
        if (keys.Count == 1 && users.Find(keys.ToString()) is { } user)
        {
            context.User = user;
            return next(context);
        }

        if (keys.Count == 0 && sessions.Find(context) is { } reader)
        {
            context.User = reader;
            return next(context);
        }

        // Pages tell a person themselves how to sign in. Probes and clients that have no key yet; and those who have a token instead, which is looked at behind this.
        if (keys.Count == 0 && (access.TakesTokens || context.GetEndpoint()?.Metadata.GetMetadata<OpenRoute>() is not null))
        {
            SignInFailure.Keep(context, SignInFailure.NoCredentials(Challenge));
            return next(context);
        }

        context.Response.Headers.WWWAuthenticate = Challenge;
        var detail = keys.Count == 0 ? $"Send your API key in the header {Header}." : "The API key is not known.";
        return HostProblem.Of(StatusCodes.Status401Unauthorized, detail).ExecuteAsync(context);
    }
}
