using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary><c>POST pages/exceptions/dismiss</c>: says of every open message of a cause why it is not to be booked.</summary>
internal sealed class DismissCause(PageGuard guard, ExceptionDismissal dismissal, ExceptionModels models)
{
    public static RouteContract Contract { get; } = PageContract.Action("Dismisses every open message of a cause.", DismissExceptions.Contract);

    [Function(nameof(DismissCause))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/exceptions/dismiss")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            async (page, form) =>
            {
                var batch = await dismissal.AllAsync(page.Caller, new ExceptionSelection(form.Get("cause")), form.Find("reason"), cancellationToken);
                return page.Done(page.Frame.Path("exceptions"), PageNotices.Dismissing, (GetExceptionsPage.Batch.Name, batch.Id));
            },
            async (page, form, problem) => await page.ShowAgainAsync<ExceptionGroupPage, ExceptionGroupModel>(
                await models.GroupAsync(page, form.Get("cause"), HeldStatus.Open, paging: null, cancellationToken) with { Problem = problem }));
}
