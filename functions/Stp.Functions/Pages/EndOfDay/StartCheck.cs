using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Uploads;
using Stp.Pages.EndOfDay;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary><c>POST pages/eod/start</c>: starts the check of a date by hand. Where the date has a run, it goes on to that.</summary>
internal sealed class StartCheck(PageGuard guard, RunStarter starter, DayModels models)
{
    public static RouteContract Contract { get; } = PageContract.Action("Starts the check of a date by hand.", PostEndOfDay.Contract);

    [Function(nameof(StartCheck))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/eod/start")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            async (page, form) =>
            {
                var date = starter.Checkable(UploadRequest.Date(form.Find("date") ?? ""));
                var (run, isNew) = await starter.StartAsync(client, date, page.Caller.Person, rerun: false, cancellationToken);
                return page.Done(
                    page.Frame.Path("eod", EndOfDayPartition.Text(run.BusinessDate)), isNew ? PageNotices.Started : PageNotices.RunIsThere);
            },
            async (page, _, problem) => await page.ShowAgainAsync<EndOfDayPage, EndOfDayModel>(
                await models.CalendarAsync(page, client, month: null, cancellationToken) with { Problem = problem }));
}
