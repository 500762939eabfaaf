using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Feeds;
using Stp.Functions.Http;
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
            async (page, form) =>
            {
                var (name, numbers) = (NameOf(form), NumbersOf(form));
                await gaps.AcceptAsync(
                    page.Caller, name.Venue, name.Session, new AcceptGapBody(name.Epoch, (int)numbers[0], numbers[1], numbers[2], form.Find("reason")), cancellationToken);
                return page.Done(
                    page.Frame.Path("feeds"),
                    PageNotices.Accepted,
                    (GetFeedsPage.Venue.Name, name.Venue), (GetFeedsPage.Session.Name, name.Session), (GetFeedsPage.Epoch.Name, FeedDocument.IdOf(name.Epoch)));
            },
            async (page, form, problem) => await page.ShowAgainAsync<FeedsPage, FeedsModel>(
                await models.OfAsync(page, paging: null, NameOf(form), cancellationToken) with { Problem = problem }));

    private static FeedEpochName NameOf(PageForm form) => DateOnly.TryParseExact(
        form.Get("epoch"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var epoch)
        ? new FeedEpochName(form.Get("venue"), form.Get("session"), epoch)
        : throw new RequestException(ProblemKinds.RequestMalformed, "The epoch is no date.");

    /// <summary>Numbering, first and last number, as the form offers them.</summary>
    private static long[] NumbersOf(PageForm form)
    {
        var parts = form.Get("gap").Split('-');
        var numbers = parts.Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1).ToArray();
        return numbers is [>= 0 and <= int.MaxValue, >= 0, >= 0] ? numbers : throw new RequestException(ProblemKinds.RequestMalformed, "The gap is none that the page offers.");
    }
}
