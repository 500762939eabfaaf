using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Http.Idempotency;
using Stp.Functions.Resilience;
using Stp.Functions.Security;

namespace Stp.Functions.Http;

/// <summary>What every HTTP function does around its own work, by its contract: who may, what is asked, and what a fault looks like.</summary>
internal sealed partial class RouteGuard(RememberedAnswers remembered, ILogger<RouteGuard> logger)
{
    /// <summary>What a client is asked to wait after a fault that passes.</summary>
    private const int RetryAfterSeconds = 5;

    /// <summary>Runs <paramref name="work"/> for a caller who may, with the query as the contract reads it.</summary>
    public Task<IResult> RunAsync(HttpRequest request, RouteContract contract, Func<Caller, QueryParameters, Task<IResult>> work) =>
        RunAsync(request, contract, work, static (kind, detail) => Task.FromResult(Problem.Of(kind, detail)));

    /// <summary>The same where a refusal has a form of its own: people are told on a page.</summary>
    public async Task<IResult> RunAsync(
        HttpRequest request, RouteContract contract, Func<Caller, QueryParameters, Task<IResult>> work, Func<ProblemKind, string, Task<IResult>> refuse)
    {
        try
        {
            var caller = new Caller(request.HttpContext.User);
            Admit(request, contract, caller);
            var query = new QueryParameters(request, contract.Query);
            return contract.RemembersKeys && HttpMethods.IsPost(request.Method)
                ? await remembered.RunAsync(request, caller, () => work(caller, query))
                : await work(caller, query);
        }
        catch (RequestException e)
        {
            return await refuse(e.Kind, e.Message);
        }
        catch (BadHttpRequestException e)
        {
            // An IOException by type, but the fault of the client and not of a service behind us.
            return await refuse(KindOf(e), e.Message);
        }
        catch (Exception e) when (TransientFaults.Includes(e))
        {
            LogUnavailable(logger, request.Path, e);
            request.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return await refuse(ProblemKinds.Unavailable, "A service behind this one does not answer. Try again later.");
        }
        catch (Exception e) when (!request.HttpContext.RequestAborted.IsCancellationRequested)
        {
            LogFailed(logger, request.Method, request.Path, e);
            return await refuse(ProblemKinds.InternalError, "Something went wrong; the log tells what, under the id of this request.");
        }
    }

    /// <summary>Requires that a caller may ask for what a contract describes.</summary>
    /// <exception cref="RequestException">The caller may not.</exception>
    public static void Admit(HttpRequest request, RouteContract contract, Caller caller)
    {
        if (contract.Role is { } role)
        {
            if (!caller.IsKnown)
            {
                throw SignInFailure.Of(request.HttpContext);
            }

            if (!caller.Has(role))
            {
                throw new RequestException(ProblemKinds.RoleMissing, $"This needs the role {role}.");
            }
        }

        if (contract.ConcernsAllAccounts && caller.Accounts is not null)
        {
            throw new RequestException(ProblemKinds.AccountsRestricted, "This concerns every account, and the caller is restricted to some.");
        }

        CrossSite.Refuse(request);
        // Small bodies that unfold to gigabytes are no body that anything here needs.
        if (request.Headers.ContentEncoding.ToString() is not ("" or "identity"))
        {
            throw new RequestException(ProblemKinds.ContentEncodingUnsupported, "A compressed body is not taken; send it as it is.");
        }
    }

    private static ProblemKind KindOf(BadHttpRequestException fault) => fault.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => ProblemKinds.BodyTooLarge,
        StatusCodes.Status408RequestTimeout => ProblemKinds.RequestTimeout,
        _ => ProblemKinds.RequestMalformed,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not be served: a service behind it does not answer")]
    private static partial void LogUnavailable(ILogger logger, PathString path, Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogFailed(ILogger logger, string method, PathString path, Exception fault);
}
