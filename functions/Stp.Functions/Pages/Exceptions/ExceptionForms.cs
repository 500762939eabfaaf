using Microsoft.AspNetCore.Http;
using Stp.Domain.Holding.Review;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Security;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary>What the forms of one held message have in common: each does something and comes back to the message.</summary>
internal sealed class ExceptionForms(PageGuard guard, ExceptionRoute route, ExceptionModels models)
{
    /// <summary>Does something with a message.</summary>
    public Task<IResult> RunAsync(
        HttpRequest request, RouteContract contract, string id, string notice, Func<PageRequest, PageForm, Task> work, CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            contract,
            async (page, form) =>
            {
                await work(page, form);
                return page.Done(page.Frame.Path("exceptions", id), notice);
            },
            async (page, _, problem) => await page.ShowAgainAsync<ExceptionPage, ExceptionModel>(
                await models.OneAsync(page, id, cancellationToken) with { Problem = problem }));

    /// <summary>Changes what was done with a message.</summary>
    /// <param name="request">The request.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="id">The message.</param>
    /// <param name="action">What is done, as the audit trail names it.</param>
    /// <param name="notice">What the page says then.</param>
    /// <param name="change">The change, at an instant that is the same for every attempt at it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IResult> ChangeAsync(
        HttpRequest request,
        RouteContract contract,
        string id,
        string action,
        string notice,
        Func<HeldReview, Caller, PageForm, DateTimeOffset, HeldReview> change,
        CancellationToken cancellationToken) =>
        RunAsync(
            request,
            contract,
            id,
            notice,
            (page, form) => route.ApplyAsync(page.Caller, id, action, (review, at) => change(review, page.Caller, form, at), cancellationToken),
            cancellationToken);
}
