using System.Security.Claims;

namespace Stp.Functions.Security.SignIn;

/// <summary>What came of credentials.</summary>
/// <param name="Principal">Who they belong to, or null.</param>
/// <param name="IsUnavailable">Whether they could not be checked.</param>
internal sealed record SignInResult(ClaimsPrincipal? Principal, bool IsUnavailable)
{
    public static readonly SignInResult Refused = new(null, IsUnavailable: false);
    public static readonly SignInResult Unavailable = new(null, IsUnavailable: true);

    public static SignInResult Of(ClaimsPrincipal principal) => new(principal, IsUnavailable: false);
}
