using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Stp.Functions.Http;
using Stp.Functions.Security.SignIn;

namespace Stp.Functions.Hosting;

/// <summary>Puts the envelope and the sign-in around the HTTP functions of the worker. Other invocations pass.</summary>
internal sealed class HttpMiddleware(RequestEnvelope envelope, CallerSignIn signIn) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        AddressAsClient(http.Request);
        await envelope.RunAsync(http, async () =>
        {
            await signIn.SignInAsync(http);
            await next(context);
        });
    }

    /// <summary>The Functions host is the only one that reaches the worker, by its loopback address; it says how the client addressed the app.</summary>
    private static void AddressAsClient(HttpRequest request)
    {
        if (Last(request.Headers["X-Forwarded-Host"].ToString()) is { Length: > 0 } host)
        {
            request.Host = new HostString(host);
        }

        if (Last(request.Headers["X-Forwarded-Proto"].ToString()) is ("http" or "https") and var scheme)
        {
            request.Scheme = scheme;
        }
    }

    /// <summary>What the nearest proxy said; those before it stand in front, with commas between.</summary>
    private static string Last(string header) => header.Split(',')[^1].Trim();
}
