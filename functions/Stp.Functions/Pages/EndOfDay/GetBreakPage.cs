using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.EndOfDay;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary><c>GET pages/eod/{date}/breaks/{id}?run=</c>: one break, book against statement.</summary>
internal sealed class GetBreakPage(PageGuard guard, BreakModels models)
{
    public static RouteContract Contract { get; } = PageContract.Of(
        "One break, book against statement.", GetBreak.Contract, [PathParameter.Date, BreakRoute.IdParameter], [RunRoute.RunParameter]);

    [Function(nameof(GetBreakPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/eod/{date}/breaks/{id}")] HttpRequest request,
        string date,
        string id,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page => await page.ShowAsync<BreakPage, BreakModel>(
            await models.OfAsync(page, date, page.Query.Get(RunRoute.RunParameter), id, cancellationToken)));
}
