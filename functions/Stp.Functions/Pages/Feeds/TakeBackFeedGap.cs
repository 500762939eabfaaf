using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Feeds;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Feeds;

namespace Stp.Functions.Pages.Feeds;

/// <summary><c>POST pages/feeds/take-back</c>: says of accepted numbers of a feed that they are missed after all.</summary>
internal sealed class TakeBackFeedGap(PageGuard guard, FeedGaps gaps, FeedModels models)
{
    public static RouteContract Contract { get; } = PageContract.Action("Takes the acceptance of missing numbers of a feed back.", TakeBackGap.Contract);

    [Function(nameof(TakeBackFeedGap))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = PagePlace.Folder + "/feeds/take-back")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunFormAsync(
            request,
            Contract,
            (page, form) => FeedGapForm.ApplyAsync(page, form, PageNotices.TakenBack, (name, gap) => gaps.TakeBackAsync(page.Caller, name.Venue, name.Session, gap, cancellationToken)),
            async (page, form, problem) => await page.ShowAgainAsync<FeedsPage, FeedsModel>(
                await models.OfAsync(page, paging: null, FeedGapForm.NameOf(form), cancellationToken) with { Problem = problem }));
}
