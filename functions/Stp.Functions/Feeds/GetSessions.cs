using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary><c>GET sessions?venue=&amp;session=&amp;from=&amp;to=</c>: the epochs of feeds, by venue, session and epoch; those of the last week where no date is given.</summary>
internal sealed class GetSessions(RouteGuard guard, FeedItems feeds, TimeProvider time)
{
    /// <summary>Days that are shown unless the caller says which.</summary>
    internal const int Days = 7;

    private static readonly QueryParameter<string?> Venue = QueryParameter.Text("venue", "Only feeds of this venue.", "ice");
    private static readonly QueryParameter<string?> Session = QueryParameter.Text("session", "Only feeds of this session.", "TC1");
    private static readonly QueryParameter<DateOnly?> From = QueryParameter.Date("from", "Only epochs begun then or later; a week ago where it is absent.");
    private static readonly QueryParameter<DateOnly?> To = QueryParameter.Date("to", "Only epochs begun by then.");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "The epochs of feeds: numbers received, gaps, resets, when last heard, lag.",
        Role = Roles.PositionsRead,
        Query = [Venue, Session, From, To, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageFeedItem, FeedItem.Columns, FeedItem.Example)],
    };

    [Function(nameof(GetSessions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "sessions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var filter = new FeedFilter(query.Get(Venue), query.Get(Session), query.Get(From) ?? today.AddDays(-Days), query.Get(To) ?? today.AddDays(1));
            var paging = new Paging(request, query);
            var (items, hasMore) = await feeds.ListAsync(caller, filter, AfterOf(paging), paging.Size, cancellationToken);
            var next = hasMore ? paging.NextLink(items[^1].Venue, items[^1].Session, FeedDocument.IdOf(items[^1].Epoch)) : null;
            return ListAnswer.Of(request, items, next, HttpJson.Default.PageFeedItem, FeedItem.Columns);
        });

    /// <summary>The place of a page, behind the last epoch of the one before.</summary>
    internal static FeedPlace? AfterOf(Paging paging) => paging.AfterPart(0, parts: 3) is { } venue
        ? new FeedPlace(venue, paging.AfterPart(1, parts: 3)!, paging.AfterPart(2, parts: 3)!)
        : null;
}
