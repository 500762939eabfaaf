using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Uploads;
using Stp.Pages.EndOfDay;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary><c>POST pages/eod/{date}/rerun</c>: makes another run of a date.</summary>
internal sealed class RerunCheck(PageGuard guard, RunStarter starter, DayModels models)
{
    public static RouteContract Contract { get; } = PageContract.Action("Makes another run of a date.", PostEndOfDay.Contract, PathParameter.Date);

    [Function(nameof(RerunCheck))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/eod/{date}/rerun")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            async (page, _) =>
            {
                var (_, isNew) = await starter.StartAsync(
                    client, starter.Checkable(UploadRequest.Date(date)), page.Caller.Person, rerun: true, cancellationToken);
                return page.Done(page.Frame.Path("eod", date), isNew ? PageNotices.Started : PageNotices.RunIsThere);
            },
            async (page, _, problem) => await page.ShowAgainAsync<DayPage, DayModel>(
                await models.DayAsync(page, client, date, number: null, filter: null, cancellationToken) with { Problem = problem }));
}
