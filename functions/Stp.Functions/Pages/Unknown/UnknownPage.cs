using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Unknown;

/// <summary>Any address below <c>pages/</c> that is none: says so.</summary>
/// <remarks>
/// The Functions host asks functions in the order of their names, and takes the first whose route and method fit. So this one, and
/// <see cref="UnknownForm"/>, must have the last names of all pages; <c>RouteOrderTests</c> holds them to that.
/// </remarks>
internal sealed class UnknownPage(PageGuard guard)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "Says that there is no such page.",
        Role = null,
        IsPage = true,
        Path = [new PathParameter("path", "What was asked for.", "nothing/here", Format: null, ProblemKinds.NotFound)],
        Answers = [],
    };

    [Function(nameof(UnknownPage))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/{*path}")] HttpRequest request) =>
        guard.NotFoundAsync(request);
}
