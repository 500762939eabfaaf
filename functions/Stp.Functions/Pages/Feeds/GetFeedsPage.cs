using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Feeds;

namespace Stp.Functions.Pages.Feeds;

/// <summary><c>GET pages/feeds?venue=&amp;session=&amp;epoch=</c>: the feeds of the last week, those with trouble first, and one of them in full.</summary>
internal sealed class GetFeedsPage(PageGuard guard, FeedItems feeds, TimeProvider time)
{
    private static readonly QueryParameter<string?> Venue = QueryParameter.Text("venue", "Venue of the feed that is looked at.", "ice");
    private static readonly QueryParameter<string?> Session = QueryParameter.Text("session", "Its session.", "TC1");
    private static readonly QueryParameter<DateOnly?> Epoch = QueryParameter.Date("epoch", "Its epoch.");

    public static RouteContract Contract { get; } = PageContract.Of(
        "The feeds of the last week, and one of them in full.", GetSessions.Contract, query: [Venue, Session, Epoch, .. Paging.Parameters]);

    [Function(nameof(GetFeedsPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/feeds")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page =>
        {
            var query = page.Query;
            var paging = new Paging(request, query);
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var week = new FeedFilter(null, null, today.AddDays(-GetSessions.Days), today.AddDays(1));
            var (items, hasMore) = await feeds.ListAsync(page.Caller, week, GetSessions.AfterOf(paging), paging.Size, cancellationToken);
            return await page.ShowAsync<FeedsPage, FeedsModel>(new FeedsModel
            {
                Feeds = [.. items.Select(FeedRows.Of).OrderBy(feed => feed.State == "ok")],
                Selected = await FindAsync(page, query.Get(Venue), query.Get(Session), query.Get(Epoch), cancellationToken),
                Next = hasMore ? Paging.Place(items[^1].Venue, items[^1].Session, FeedDocument.IdOf(items[^1].Epoch)) : null,
            });
        });

    private async Task<FeedRow?> FindAsync(PageRequest page, string? venue, string? session, DateOnly? epoch, CancellationToken cancellationToken)
    {
        if (venue is null || session is null || epoch is not { } day)
        {
            return null;
        }

        var (found, _) = await feeds.ListAsync(page.Caller, new FeedFilter(venue, session, day, day), after: null, limit: 1, cancellationToken);
        return found.Count == 1
            ? FeedRows.Of(found[0])
            : throw new RequestException(ProblemKinds.NotFound, $"There is no feed {venue} {session} of {day:yyyy-MM-dd}.");
    }
}
