using Microsoft.AspNetCore.Http;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Security;

/// <summary>Without a users file everyone on this machine is the user <c>local</c>; the pages of other sites that they look at are not.</summary>
/// <remarks>
/// A web page may make the browser send requests to a loopback port. Under a name that its owner has pointed at 127.0.0.1 the Host
/// header gives it away (DNS rebinding); across sites the Origin or Sec-Fetch-Site header does.
/// </remarks>
internal sealed class LoopbackMiddleware(RequestDelegate next)
{
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!Hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "Without a users file only requests to localhost are served.");
        }

        if (IsFromAnotherSite(context.Request))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "Without a users file pages of other sites are not served.");
        }

        context.User = Principals.Local;
        return next(context);
    }

    private static bool IsFromAnotherSite(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase))
            || site is "cross-site" or "same-site";
    }

    private static Task Refuse(HttpContext context, int status, string detail) =>
        HostProblem.Of(status, detail).ExecuteAsync(context);
}
