using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.EndOfDay;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary><c>POST pages/eod/{date}/sign-off</c>: signs the run that the signer has read.</summary>
internal sealed class SignDay(PageGuard guard, Signing signing, DayModels models)
{
    public static RouteContract Contract { get; } = PageContract.Action("Signs the run that the signer has read.", SignOff.Contract, PathParameter.Date);

    [Function(nameof(SignDay))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/eod/{date}/sign-off")] HttpRequest request,
        string date,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            async (page, form) =>
            {
                await signing.SignAsync(client, page.Caller, date, RunOf(form), cancellationToken);
                return page.Done(page.Frame.Path("eod", date), PageNotices.Signed);
            },
            async (page, _, problem) => await page.ShowAgainAsync<DayPage, DayModel>(
                await models.DayAsync(page, client, date, number: null, filter: null, cancellationToken) with { Problem = problem }));

    /// <summary>The run that a form is about.</summary>
    /// <exception cref="RequestException">400: it names none.</exception>
    public static int RunOf(PageForm form) => int.TryParse(form.Get("run"), NumberStyles.None, CultureInfo.InvariantCulture, out var run)
        ? run
        : throw new RequestException(ProblemKinds.RequestMalformed, "The form names no run.");
}
