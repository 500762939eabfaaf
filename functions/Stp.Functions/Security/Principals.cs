using System.Security.Claims;

namespace Stp.Functions.Security;

/// <summary>Callers as claims: id, name, a role claim a role, and an <see cref="Caller.AccountClaim"/> an account that the caller is restricted to.</summary>
internal static class Principals
{
    private const int MaxName = 200;
    private const int MaxId = 600;

    /// <summary>A caller.</summary>
    /// <param name="id">What stays theirs whatever they are called: see <see cref="Subjects"/>.</param>
    /// <param name="name">Who it is, as written under what they do.</param>
    /// <param name="roles">What they may do.</param>
    /// <param name="accounts">Accounts that they are restricted to; null for all, and none for nothing at all.</param>
    /// <param name="signIn">How they signed in.</param>
    public static ClaimsPrincipal Create(
        string id, string name, IEnumerable<string> roles, IReadOnlyCollection<string>? accounts, string signIn) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, id),
            new Claim(ClaimTypes.Name, name),
            .. roles.Where(role => Roles.All.Contains(role, StringComparer.Ordinal)).Select(role => new Claim(ClaimTypes.Role, role)),
            .. (accounts is { Count: 0 } ? [""] : accounts ?? []).Select(account => new Claim(Caller.AccountClaim, account)),
        ],
        signIn));

    /// <summary>Whether a name may stand under what its bearer does: it is read by people, in logs too.</summary>
    public static bool IsName(string? name) => IsText(name, MaxName);

    /// <summary>Whether an id may stand beside the name.</summary>
    public static bool IsId(string? id) => IsText(id, MaxId);

    private static bool IsText(string? text, int max) => text?.Length is > 0 && text.Length <= max && !text.Any(char.IsControl) && text.Trim().Length == text.Length;
}
