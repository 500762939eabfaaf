using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Assets;

namespace Stp.Functions.Pages.Assets;

/// <summary><c>GET pages/assets/{version}/{name}</c>: a file that the pages load. Open to everybody: the page that asks to sign in has its looks too.</summary>
internal sealed class GetAsset(RouteGuard guard)
{
    private const string ForEver = "public, max-age=31536000, immutable";

    public static RouteContract Contract { get; } = new()
    {
        Summary = "A file that the pages load.",
        Role = null,
        IsPage = true,
        Path =
        [
            new PathParameter("version", "Digest of the file.", PageAsset.All["stp.css"].Version, Format: null),
            new PathParameter("name", "Name of the file.", "stp.css", Format: null),
        ],
        Answers = [Answer.Text("text/css", "The file.", "")],
        Problems = [ProblemKinds.NotFound],
    };

    [Function(nameof(GetAsset))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/" + PageAsset.Folder + "/{version}/{name}")] HttpRequest request,
        string version,
        string name) =>
        guard.RunAsync(request, Contract, (_, _) => Task.FromResult(Find(request, version, name)));

    private static IResult Find(HttpRequest request, string version, string name)
    {
        if (!PageAsset.All.TryGetValue(name, out var asset))
        {
            return Problem.NotFound($"There is no file {name}.");
        }

        if (asset.Version == version)
        {
            // Otherwise a page of another release asks, while instances are replaced: it gets what there is, and keeps it for this once.
            request.HttpContext.Response.Headers.CacheControl = ForEver;
        }

        return TypedResults.Bytes(asset.Content, asset.ContentType);
    }
}
