namespace Stp.Functions.Security.SignIn;

/// <summary>Who issues tokens and what they say; section <c>SignIn</c>. Without <see cref="Audience"/> no token is taken.</summary>
public sealed class SignInOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "SignIn";

    /// <summary>The Entra ID tenant: a GUID or a domain. Gives metadata address and issuers where they are not named.</summary>
    public string? TenantId { get; set; }

    /// <summary>Who tokens are for: the application's client id or its URI; several with spaces between.</summary>
    public string? Audience { get; set; }

    /// <summary>Address of the OpenID metadata of another issuer than Entra ID. https, or this machine.</summary>
    public string? MetadataAddress { get; set; }

    /// <summary>Issuers that are taken, with spaces between; those of the metadata where it is empty.</summary>
    public string? Issuer { get; set; }

    /// <summary>Claim with the roles. Default <c>roles</c>, where Entra ID puts app roles.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>Claim with the accounts that the bearer is restricted to: a text or a list. A token without it is for all. Default <c>accounts</c>.</summary>
    public string AccountsClaim { get; set; } = "accounts";

    /// <summary>Claim with the name of a person. A token of a program has none; its <c>azp</c>, <c>appid</c> or <c>sub</c> names it. Default <c>preferred_username</c>.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>How far the issuer's clock may be off. Default one minute, at most <see cref="MaxClockSkew"/>.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often, at most, keys are asked for again when a token names one that is not known. Default one minute.</summary>
    public TimeSpan KeyRefreshPause { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Most that <see cref="ClockSkew"/> may be.</summary>
    public static TimeSpan MaxClockSkew { get; } = TimeSpan.FromMinutes(5);

    internal bool TakesTokens => !string.IsNullOrWhiteSpace(Audience);

    internal static string[] Words(string? text) => (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
