using System.Security.Claims;
using Stp.Domain.People;

namespace Stp.Functions.Security;

/// <summary>Who makes a request, and what they may see.</summary>
internal sealed class Caller(ClaimsPrincipal principal)
{
    /// <summary>Claim that restricts its bearer to an account; one claim an account, none for all.</summary>
    public const string AccountClaim = "account";

    private readonly HashSet<string> _accounts = [.. principal.FindAll(AccountClaim).Select(claim => claim.Value)];

    /// <summary>Who it is: name and id.</summary>
    public Person Person => new(Name, principal.FindFirst(ClaimTypes.NameIdentifier)?.Value);

    /// <summary>What they are called, for people to read: it is no key to anything.</summary>
    public string Name => principal.Identity?.Name ?? "";

    public bool IsKnown => principal.Identity?.IsAuthenticated == true;

    /// <summary>The accounts that the caller is restricted to, or null for all.</summary>
    public IReadOnlyCollection<string>? Accounts => _accounts.Count == 0 ? null : _accounts;

    public bool Has(string role) => principal.IsInRole(role);

    public bool MaySee(string account) => _accounts.Count == 0 || _accounts.Contains(account);
}
