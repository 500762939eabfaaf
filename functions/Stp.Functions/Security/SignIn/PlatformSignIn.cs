using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Stp.Functions.Security.SignIn;

/// <summary>
/// The caller whom App Service authentication has signed in before the request came here. It puts them into a header that anybody could
/// send, and takes that of the client away; so the header counts only where the platform says that this is on.
/// </summary>
internal sealed class PlatformSignIn(IConfiguration configuration, IOptions<SignInOptions> options)
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>The platform's own setting; not one that a deployment makes.</summary>
    public const string Setting = "WEBSITE_AUTH_ENABLED";

    private const int MaxLength = 32 << 10;

    // The platform gives these claims of Entra ID long names; those of other providers it leaves.
    private static readonly string[] Tenant = ["tid", "http://schemas.microsoft.com/identity/claims/tenantid"];
    private static readonly string[] ObjectId = ["oid", "http://schemas.microsoft.com/identity/claims/objectidentifier"];
    private static readonly string[] Subject = ["sub", ClaimTypes.NameIdentifier];

    private readonly bool _isOn = string.Equals(configuration[Setting], "true", StringComparison.OrdinalIgnoreCase);

    public bool IsOn => _isOn;

    /// <summary>The caller; null where the header names nobody.</summary>
    public SignInResult? Read(HttpRequest request)
    {
        var header = request.Headers[Header];
        return !_isOn || header.Count == 0 ? null
            : header.Count == 1 && header.ToString() is { Length: <= MaxLength } text && PrincipalOf(text) is { } principal ? SignInResult.Of(principal)
            : SignInResult.Refused;
    }

    private ClaimsPrincipal? PrincipalOf(string base64)
    {
        try
        {
            using var json = JsonDocument.Parse(Convert.FromBase64String(base64));
            var claims = json.RootElement.GetProperty("claims").EnumerateArray()
                .Select(claim => (Type: claim.GetProperty("typ").GetString(), Value: claim.GetProperty("val").GetString() ?? ""))
                .ToList();
            string[] Of(string? type) => [.. claims.Where(claim => claim.Type == type).Select(claim => claim.Value)];
            var name = Of(options.Value.NameClaim).Concat(Of(Text(json, "name_typ"))).FirstOrDefault();
            var roles = Of(options.Value.RolesClaim).Concat(Of(Text(json, "role_typ"))).Distinct(StringComparer.Ordinal);
            var accounts = Of(options.Value.AccountsClaim);
            string? First(params string[] types) => types.SelectMany(Of).FirstOrDefault();
            // Some providers are no issuers of tokens; then the platform's own name of theirs tells whose subject it is.
            var id = Subjects.Of(First(Tenant), First(ObjectId), First("iss") ?? Text(json, "auth_typ"), First(Subject), name);
            return id is not null && Principals.IsName(name) ? Principals.Create(id, name!, roles, accounts.Length == 0 ? null : accounts, SignInKinds.Platform) : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
