using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http;

/// <summary>Headers that tell a browser to do with an answer no more than it must.</summary>
internal static class SecurityHeaders
{
    /// <summary>Of what is data: it loads nothing, runs nothing and stands in no frame.</summary>
    public const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Of pages of this site: styles, scripts and pictures from files of this site only, forms to this site only, nothing inline.</summary>
    public const string PagePolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private const string OneYear = "max-age=31536000";

    /// <summary>Adds them when the answer starts, where whoever answers has not set its own.</summary>
    public static void AddTo(HttpContext http) => http.Response.OnStarting(
        static state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            // Other sites learn nothing. With no referrer at all, browsers would hide from this site, too, that a form is its own (Origin: null).
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers[RequestId.Header] = RequestId.Of(context);
            _ = headers.TryAdd("Content-Security-Policy", DataPolicy);
            // Positions are not for the disk of a laptop, nor for a proxy. An ETag still saves the bytes.
            _ = headers.TryAdd("Cache-Control", "no-store");
            if (context.Request.IsHttps)
            {
                headers.StrictTransportSecurity = OneYear;
            }

            return Task.CompletedTask;
        },
        http);
}
