using Microsoft.AspNetCore.Http;

namespace Stp.Pages.Rendering;

/// <summary>A page as an answer of a function.</summary>
/// <param name="Html">The document.</param>
/// <param name="StatusCode">The status of HTTP.</param>
public sealed record PageResult(string Html, int StatusCode) : IResult
{
    /// <summary>Writes the document; headers that concern every answer of the site are the host's.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.StatusCode = StatusCode;
        httpContext.Response.ContentType = "text/html; charset=utf-8";
        return httpContext.Response.WriteAsync(Html, httpContext.RequestAborted);
    }
}
