using Microsoft.AspNetCore.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Http;

/// <summary>Errors as <c>application/problem+json</c> (RFC 9457) with a code for programs, a sentence for people, and the id under which the log knows the request.</summary>
internal static class Problem
{
    public static IResult Of(ProblemKind kind, string detail, params IEnumerable<KeyValuePair<string, object?>> more) => new ProblemAnswer(kind, detail, more);

    public static IResult NotFound(string detail) => Of(ProblemKinds.NotFound, detail);

    private sealed class ProblemAnswer(ProblemKind kind, string detail, IEnumerable<KeyValuePair<string, object?>> more) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => TypedResults
            .Problem(detail, statusCode: kind.Status, extensions: [Pair("code", kind.Code), Pair("requestId", RequestId.Of(httpContext)), .. more])
            .ExecuteAsync(httpContext);

        private static KeyValuePair<string, object?> Pair(string name, string value) => new(name, value);
    }
}
