using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stp.Functions.Resilience;
using Stp.Functions.Security;

namespace Stp.Functions.Http;

/// <summary>What every HTTP function does around its own work: who may, and what a fault looks like.</summary>
internal sealed partial class RouteGuard(ILogger<RouteGuard> logger)
{
    /// <summary>What a client is asked to wait after a fault that passes.</summary>
    private const int RetryAfterSeconds = 5;

    /// <summary>Runs <paramref name="work"/> for a caller who has <paramref name="role"/>.</summary>
    public async Task<IResult> RunAsync(HttpRequest request, string role, Func<Caller, Task<IResult>> work)
    {
        var caller = new Caller(request.HttpContext.User);
        if (!caller.IsKnown)
        {
            return Problem.Of(StatusCodes.Status401Unauthorized, "unauthenticated", "The request carries no valid credentials.");
        }

        if (!caller.Has(role))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, "role-missing", $"This needs the role {role}.");
        }

        try
        {
            return await work(caller);
        }
        catch (RequestException e)
        {
            return Problem.Of(e.Status, e.Code, e.Message);
        }
        catch (BadHttpRequestException e)
        {
            // An IOException by type, but the fault of the client and not of a service behind us.
            return Problem.Of(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "body-too-large" : "request-malformed", e.Message);
        }
        catch (Exception e) when (TransientFaults.Includes(e))
        {
            LogUnavailable(logger, request.Path, e);
            request.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString();
            return Problem.Of(StatusCodes.Status503ServiceUnavailable, "unavailable", "A service behind this one does not answer. Try again later.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not be served: a service behind it does not answer")]
    private static partial void LogUnavailable(ILogger logger, PathString path, Exception fault);
}
