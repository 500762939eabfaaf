using System.Security.Claims;

namespace Stp.Functions.Security;

/// <summary>Callers as claims: name, a role claim a role, and an <see cref="Caller.AccountClaim"/> an account that the caller is restricted to.</summary>
internal static class Principals
{
    private const int MaxName = 200;

    /// <summary>A caller.</summary>
    /// <param name="name">Who it is, as written under what they do.</param>
    /// <param name="roles">What they may do.</param>
    /// <param name="accounts">Accounts that they are restricted to; null for all, and none for nothing at all.</param>
    /// <param name="signIn">How they signed in.</param>
    public static ClaimsPrincipal Create(string name, IEnumerable<string> roles, IReadOnlyCollection<string>? accounts, string signIn) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.Name, name),
            .. roles.Where(role => Roles.All.Contains(role, StringComparer.Ordinal)).Select(role => new Claim(ClaimTypes.Role, role)),
            .. (accounts is { Count: 0 } ? [""] : accounts ?? []).Select(account => new Claim(Caller.AccountClaim, account)),
        ],
        signIn));

    /// <summary>Whether a name may stand under what its bearer does: it is read by people, in logs too.</summary>
    public static bool IsName(string? name) => name is { Length: > 0 and <= MaxName } && !name.Any(char.IsControl) && name.Trim().Length == name.Length;
}
