using Microsoft.AspNetCore.Http;

namespace Stp.Functions.Pages.Serving;

/// <summary>Where the pages stand: in a folder below the route prefix, whatever that is, so that they work wherever the API does.</summary>
internal static class PagePlace
{
    /// <summary>The folder. The routes of pages begin with it, and no other route does.</summary>
    public const string Folder = "pages";

    /// <summary>Path of the pages and of the API, each with a slash at both ends.</summary>
    public static (string Pages, string Api) Of(HttpRequest request)
    {
        var path = $"{request.PathBase}{request.Path}";
        var api = path[..(path.IndexOf($"/{Folder}", StringComparison.OrdinalIgnoreCase) + 1)];
        return ($"{api}{Folder}/", api);
    }
}
