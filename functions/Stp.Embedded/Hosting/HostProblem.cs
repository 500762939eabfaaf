using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Embedded.Hosting;

/// <summary>Errors that arise before or around a function, in the form that the functions' own have, whatever the client accepts.</summary>
internal static class HostProblem
{
    /// <summary>The answer for a status; <paramref name="detail"/> is for people and tells nothing of the inside.</summary>
    public static IResult Of(int status, string? detail = null)
    {
        var (code, sentence) = status switch
        {
            StatusCodes.Status400BadRequest => ("request-malformed", "The request cannot be read."),
            StatusCodes.Status401Unauthorized => ("unauthenticated", "The request carries no valid credentials."),
            StatusCodes.Status403Forbidden => ("forbidden", "The request is not allowed."),
            StatusCodes.Status404NotFound => ("not-found", "There is nothing at this address."),
            StatusCodes.Status405MethodNotAllowed => ("method-not-allowed", "The address does not serve this method; the Allow header names those it does."),
            StatusCodes.Status408RequestTimeout => ("request-timeout", "The request came too slowly."),
            StatusCodes.Status412PreconditionFailed => ("precondition-failed", "It is not the version that If-Match names."),
            StatusCodes.Status413PayloadTooLarge => ("body-too-large", "The body is larger than this host takes. Nothing was accepted."),
            StatusCodes.Status421MisdirectedRequest => ("host-not-served", "This host is not served here."),
            StatusCodes.Status500InternalServerError => ("internal-error", "Something went wrong; the log of the host tells what."),
            _ => ($"http-{status}", "The request cannot be served."),
        };
        return Problem.Of(new ProblemKind(status, code, sentence), detail ?? sentence);
    }

    /// <summary>Gives an answer without a body, such as the router's 404 and 405, one.</summary>
    public static Task DescribeAsync(StatusCodeContext empty) =>
        Of(empty.HttpContext.Response.StatusCode).ExecuteAsync(empty.HttpContext);
}
