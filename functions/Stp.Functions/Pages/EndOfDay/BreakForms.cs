using Microsoft.AspNetCore.Http;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Security;
using Stp.Pages.EndOfDay;

namespace Stp.Functions.Pages.EndOfDay;

/// <summary>What the forms of one break have in common: each changes what is said of it and comes back to it.</summary>
internal sealed class BreakForms(PageGuard guard, BreakRoute route, BreakModels models)
{
    /// <summary>Changes what is said of a break.</summary>
    /// <param name="request">The request.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="date">The date of the route.</param>
    /// <param name="id">The break.</param>
    /// <param name="action">What is done, as the audit trail names it.</param>
    /// <param name="notice">What the page says then.</param>
    /// <param name="change">The change.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IResult> ChangeAsync(
        HttpRequest request,
        RouteContract contract,
        string date,
        string id,
        string action,
        string notice,
        Func<DayReview, BreakReview, Caller, PageForm, BreakReview> change,
        CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            contract,
            async (page, form) =>
            {
                var run = SignDay.RunOf(form);
                await route.ApplyAsync(page.Caller, date, run, id, action, (day, review) => change(day, review, page.Caller, form), cancellationToken);
                return page.Done(page.Frame.Path("eod", date, "breaks", id), notice, ("run", $"{run}"));
            },
            async (page, form, problem) => await page.ShowAgainAsync<BreakPage, BreakModel>(
                await models.OfAsync(page, date, SignDay.RunOf(form), id, cancellationToken) with { Problem = problem }));
}
