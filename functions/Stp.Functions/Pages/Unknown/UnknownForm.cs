using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;

namespace Stp.Functions.Pages.Unknown;

/// <summary>What is posted to an address below <c>pages/</c> that is none: says so, see <see cref="UnknownPage"/>.</summary>
internal sealed class UnknownForm(PageGuard guard)
{
    public static RouteContract Contract { get; } = UnknownPage.Contract with { Summary = "Says that there is no such form.", RemembersKeys = false };

    [Function(nameof(UnknownForm))]
    public Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/{*path}")] HttpRequest request) =>
        guard.NotFoundAsync(request);
}
