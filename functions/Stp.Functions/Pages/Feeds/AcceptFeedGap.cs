using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Feeds;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Feeds;

namespace Stp.Functions.Pages.Feeds;

/// <summary><c>POST pages/feeds/accept</c>: says of missing numbers of a feed that they will never come.</summary>
internal sealed class AcceptFeedGap(PageGuard guard, FeedGaps gaps, FeedModels models)
{
    public static RouteContract Contract { get; } = PageContract.Action("Accepts missing numbers of a feed.", AcceptGap.Contract);

    [Function(nameof(AcceptFeedGap))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/feeds/accept")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            (page, form) => FeedGapForm.ApplyAsync(page, form, PageNotices.Accepted, (name, gap) => gaps.AcceptAsync(page.Caller, name.Venue, name.Session, gap, cancellationToken)),
            async (page, form, problem) => await page.ShowAgainAsync<FeedsPage, FeedsModel>(
                await models.OfAsync(page, paging: null, FeedGapForm.NameOf(form), cancellationToken) with { Problem = problem }));
}
