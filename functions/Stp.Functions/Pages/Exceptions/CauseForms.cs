using Microsoft.AspNetCore.Http;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary>What the forms of a whole cause have in common: each starts a batch, and goes on to where its progress is shown.</summary>
internal sealed class CauseForms(PageGuard guard, ExceptionModels models)
{
    public Task<IResult> RunAsync(
        HttpRequest request, RouteContract contract, string notice, Func<PageRequest, PageForm, Task<ExceptionBatch>> start, CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            contract,
            async (page, form) => page.Done(page.Frame.Path("exceptions"), notice, (GetExceptionsPage.Batch.Name, (await start(page, form)).Id)),
            async (page, form, problem) => await page.ShowAgainAsync<ExceptionGroupPage, ExceptionGroupModel>(
                await models.GroupAsync(page, form.Get("cause"), HeldStatus.Open, paging: null, cancellationToken) with { Problem = problem }));
}
