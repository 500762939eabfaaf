using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Http;

/// <summary>Redirects to pages of this site only, whatever address a link brought along.</summary>
internal static class SafeRedirect
{
    private const int MaxLength = 2_048;

    /// <summary>A redirect to <paramref name="target"/>, or to <paramref name="otherwise"/> where that leads away from here.</summary>
    public static IResult To(string? target, string otherwise) => TypedResults.LocalRedirect(IsHere(target) ? target! : otherwise);

    /// <summary>
    /// Whether it is a path of this site. <c>//host</c> and <c>/\host</c> are other hosts to a browser, which also leaves out tabs and line
    /// breaks before it reads an address.
    /// </summary>
    public static bool IsHere(string? target) =>
        target is ['/', ..] and { Length: <= MaxLength }
        && target is not ['/', '/' or '\\', ..]
        && target.All(c => c is > ' ' and <= '~' and not '\\');
}
