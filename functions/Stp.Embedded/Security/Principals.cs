using System.Security.Claims;

namespace Stp.Embedded.Security;

/// <summary>Users as claims: name, a role claim a role, and an <c>account</c> claim an account that the user is restricted to.</summary>
internal static class Principals
{
    public const string AccountClaim = "account";

    /// <summary>Every role that a function may ask for.</summary>
    public static readonly string[] Roles =
        ["dropcopy.write", "positions.read", "exceptions.manage", "reference.manage", "eod.run", "eod.approve"];

    /// <summary>Who calls from the same machine while there is no users file.</summary>
    public static readonly ClaimsPrincipal Local = Create("local", Roles, []);

    public static ClaimsPrincipal Create(string name, IEnumerable<string> roles, IEnumerable<string> accounts) =>
        new(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.Name, name),
                .. roles.Select(role => new Claim(ClaimTypes.Role, role)),
                .. accounts.Select(account => new Claim(AccountClaim, account)),
            ],
            authenticationType: "ApiKey"));
}
