using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http;

/// <summary>Errors as <c>application/problem+json</c> (RFC 9457) with a code for programs and a sentence for people.</summary>
internal static class Problem
{
    public static IResult Of(int status, string code, string detail) => TypedResults.Problem(
        detail, statusCode: status, extensions: [new KeyValuePair<string, object?>("code", code)]);

    public static IResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, "not-found", detail);
}
