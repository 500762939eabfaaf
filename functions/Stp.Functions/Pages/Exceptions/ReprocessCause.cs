using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/reprocess</c>: sends every open message of a cause through once more.</summary>
internal sealed class ReprocessCause(PageGuard guard, ExceptionReprocessing reprocessing, ExceptionModels models)
{
    public static RouteContract Contract { get; } = PageContract.Action("Reprocesses every open message of a cause.", ReprocessExceptions.Contract);

    [Function(nameof(ReprocessCause))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/reprocess")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            async (page, form) =>
            {
                var batch = await reprocessing.AllAsync(page.Caller, new ExceptionSelection(form.Get("cause")), cancellationToken);
                return page.Done(page.Frame.Path("exceptions"), PageNotices.Reprocessing, (GetExceptionsPage.Batch.Name, batch.Id));
            },
            async (page, form, problem) => await page.ShowAgainAsync<ExceptionGroupPage, ExceptionGroupModel>(
                await models.GroupAsync(page, form.Get("cause"), HeldStatus.Open, paging: null, cancellationToken) with { Problem = problem }));
}
