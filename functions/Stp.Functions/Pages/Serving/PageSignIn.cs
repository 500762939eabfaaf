namespace Stp.Functions.Pages.Serving;

/// <summary>Where a person with a browser signs in and out.</summary>
/// <param name="In">The address to sign in at, given the path to come back to; null where it is no business of pages.</param>
/// <param name="Out">The address to sign out at, given the base path of the pages.</param>
internal sealed record PageSignIn(Func<PageReturn, string>? In, Func<PageReturn, string>? Out)
{
    /// <summary>Pages have no part in it: there is nobody but the user of this machine, or programs bring tokens.</summary>
    public static PageSignIn None { get; } = new(null, null);

    /// <summary>App Service authentication, with Entra ID as its provider.</summary>
    public static PageSignIn Platform { get; } = new(
        back => $"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(back.Path)}", back => $"/.auth/logout?post_logout_redirect_uri={Uri.EscapeDataString(back.Pages)}");
}

/// <summary>Where somebody is who signs in or out.</summary>
/// <param name="Pages">The base path of the pages.</param>
/// <param name="Path">The page with its query.</param>
internal sealed record PageReturn(string Pages, string Path);
