using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Security;

/// <summary>
/// Refuses changes that a page of another site makes a browser ask for, with whatever sign-in the browser sends along by itself. Browsers say
/// where such a request comes from, and pages cannot say otherwise; a request that says nothing comes from no browser. So there is no token
/// to hand out, nor a key for it that instances would have to share.
/// </summary>
internal static class CrossSite
{
    /// <summary>Whether a page of another site asks.</summary>
    public static bool Asks(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none")
            || (origin.Length > 0 && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Lets pass what only reads, and what the pages of this site or no page asks for.</summary>
    /// <exception cref="RequestException">403.</exception>
    public static void Refuse(HttpRequest request)
    {
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);
        if (changes && Asks(request))
        {
            throw new RequestException(ProblemKinds.CrossSite, "Pages of other sites may not change anything here.");
        }
    }
}
