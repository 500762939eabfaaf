namespace Stp.Embedded.Security;

/// <summary>One user of the users file.</summary>
/// <param name="Name">Who it is, as written into the audit trail.</param>
/// <param name="KeySha256">SHA-256 of the API key in UTF-8, 64 hex digits. Either this or <paramref name="Key"/>.</param>
/// <param name="Key">The API key itself, for those who keep the file secret; only its hash stays in memory.</param>
/// <param name="Roles">What the user may do.</param>
/// <param name="Accounts">Accounts that the user is restricted to; null for all.</param>
internal sealed record UserEntry(string? Name, string? KeySha256, string? Key, string[]? Roles, string[]? Accounts);
