using Microsoft.AspNetCore.Http;
using Stp.Functions.Http.Contracts;

namespace Stp.Functions.Security.SignIn;

/// <summary>Finds out who makes a request. It lets every request pass: whether a route needs a caller is the route's business.</summary>
internal sealed class CallerSignIn(BearerTokens tokens, PlatformSignIn platform)
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether anybody can sign in here at all.</summary>
    public bool IsConfigured => tokens.AreTaken || platform.IsOn;

    /// <summary>Puts the caller into <see cref="HttpContext.User"/>, or keeps why there is none.</summary>
    public async Task SignInAsync(HttpContext http)
    {
        switch (await ResultAsync(http.Request, http.RequestAborted))
        {
            case { Principal: { } principal }:
                http.User = principal;
                break;
            case { IsUnavailable: true }:
                SignInFailure.Keep(http, new SignInFailure(ProblemKinds.Unavailable, "The sign-in cannot be checked at present. Try again later.", ""));
                break;
            case not null:
                SignInFailure.Keep(http, new SignInFailure(ProblemKinds.Unauthenticated, "The token is not valid.", """Bearer error="invalid_token" """.TrimEnd()));
                break;
            default:
                SignInFailure.Keep(http, SignInFailure.NoCredentials("Bearer"));
                break;
        }
    }

    private async Task<SignInResult?> ResultAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (platform.Read(request) is { } found)
        {
            return found;
        }

        var authorization = request.Headers.Authorization;
        if (authorization.Count == 0 || !tokens.AreTaken)
        {
            return null;
        }

        return authorization.Count == 1 && authorization.ToString().StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await tokens.ValidateAsync(authorization.ToString()[Scheme.Length..].Trim(), cancellationToken)
            : SignInResult.Refused;
    }
}
