using Microsoft.AspNetCore.Http;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Security;

/// <summary>Why a request has no known caller, kept beside it until a route asks for one.</summary>
/// <param name="Kind">What kind of problem.</param>
/// <param name="Detail">For people. Never says which check of a token failed: who forges one learns nothing.</param>
/// <param name="Challenge">How to sign in, for the header WWW-Authenticate.</param>
internal sealed record SignInFailure(ProblemKind Kind, string Detail, string Challenge)
{
    public static SignInFailure NoCredentials(string challenge) =>
        new(ProblemKinds.Unauthenticated, "The request carries no valid credentials.", challenge);

    public static void Keep(HttpContext http, SignInFailure failure) => http.Features.Set(failure);

    /// <summary>The refusal of a request without a known caller.</summary>
    public static RequestException Of(HttpContext http)
    {
        var failure = http.Features.Get<SignInFailure>() ?? NoCredentials("Bearer");
        if (failure.Kind.Status == StatusCodes.Status401Unauthorized)
        {
            http.Response.Headers.WWWAuthenticate = failure.Challenge;
        }

        return new RequestException(failure.Kind, failure.Detail);
    }
}
