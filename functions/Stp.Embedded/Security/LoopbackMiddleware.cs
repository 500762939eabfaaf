using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Stp.Embedded.Hosting;
using Stp.Functions.Security;
using Stp.Functions.Security.SignIn;

namespace Stp.Embedded.Security;

/// <summary>Without a users file everyone on this machine is the user <c>local</c>; the pages of other sites that they look at are not.</summary>
/// <remarks>
/// A web page may make the browser send requests to a loopback port. Under a name that its owner has pointed at 127.0.0.1 the Host
/// header gives it away (DNS rebinding); across sites the Origin or Sec-Fetch-Site header does.
/// </remarks>
internal sealed class LoopbackMiddleware(RequestDelegate next)
{
    private static readonly ClaimsPrincipal Local = Principals.Create("local", "local", Roles.All, accounts: null, SignInKinds.Local);

    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "[::1]"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!Hosts.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            return Refuse(context, StatusCodes.Status421MisdirectedRequest, "Without a users file only requests to localhost are served.");
        }

        if (CrossSite.Asks(context.Request))
        {
            return Refuse(context, StatusCodes.Status403Forbidden, "Without a users file pages of other sites are not served.");
        }

        context.User = Local;
        return next(context);
    }

    private static Task Refuse(HttpContext context, int status, string detail) =>
        HostProblem.Of(status, detail).ExecuteAsync(context);
}
