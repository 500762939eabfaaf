using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.EndOfDay;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary><c>GET pages/eod/{date}?run=&amp;type=&amp;status=&amp;account=</c>: a day's breaks, its report and its signatures.</summary>
internal sealed class GetDayPage(PageGuard guard, DayModels models)
{
    public static RouteContract Contract { get; } = PageContract.Of(
        "A day's breaks, its report and its signatures.",
        GetEndOfDay.Contract,
        [PathParameter.Date],
        [RunRoute.RunParameter, GetBreaks.Type, GetBreaks.Status, GetBreaks.Account]);

    [Function(nameof(GetDayPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/eod/{date}")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page =>
        {
            var query = page.Query;
            var day = await models.DayAsync(page, client, date, query.Get(RunRoute.RunParameter), GetBreaks.FilterOf(query), cancellationToken);
            return await page.ShowAsync<DayPage, DayModel>(day with
            {
                Type = query.Get(GetBreaks.Type) is { } type ? EnumText.Of(type) : null,
                Status = query.Get(GetBreaks.Status) is { } status ? EnumText.Of(status) : null,
                Account = query.Get(GetBreaks.Account),
            });
        });
}
