namespace Stp.Functions.Security.SignIn;

/// <summary>Whether sign-in settings can be meant. Wrong ones stop the start rather than let anybody in, or nobody.</summary>
internal static class SignInSettings
{
    public const string Rule =
        "SignIn: an audience needs a tenantId or a metadataAddress (https, or this machine), clockSkew is from 0 to 5 minutes, keyRefreshPause at least a second.";

    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    public static bool AreSound(SignInOptions options) =>
        !options.TakesTokens || (IsMetadata(options) && options.ClockSkew >= TimeSpan.Zero && options.ClockSkew <= SignInOptions.MaxClockSkew
            && options.KeyRefreshPause >= ShortestPause);

    private static bool IsMetadata(SignInOptions options) => options.MetadataAddress is { Length: > 0 } text
        ? Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
        : options.TenantId is { Length: > 0 } tenant && tenant.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            // Tokens of any tenant carry these names, so they would let in everybody who has an account somewhere.
            && tenant is not ("common" or "organizations" or "consumers");
}
