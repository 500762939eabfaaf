using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http.Idempotency;

/// <summary>An answer as bytes, to be given now and again.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="ContentType">Media type of the body, or null for none.</param>
/// <param name="Location">The header Location, or null.</param>
/// <param name="Body">The body.</param>
internal sealed record StoredAnswer(int Status, string? ContentType, string? Location, byte[] Body) : IResult
{
    /// <summary>Whether it says that the work was done. Only such an answer is worth giving again: after another one, trying again may help.</summary>
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Writes a result into bytes. The header Location is what the work has set on the request's own answer.</summary>
    public static async Task<StoredAnswer> OfAsync(IResult result, HttpContext http)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = http.RequestServices, TraceIdentifier = http.TraceIdentifier };
        context.Response.Body = body;
        await result.ExecuteAsync(context);
        return new StoredAnswer(context.Response.StatusCode, context.Response.ContentType, http.Response.Headers.Location, body.ToArray());
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        response.Headers.Location = Location;
        await response.Body.WriteAsync(Body, httpContext.RequestAborted);
    }
}
