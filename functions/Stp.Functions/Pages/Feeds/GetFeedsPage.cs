using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Feeds;

namespace Stp.Functions.Pages.Feeds;

/// <summary><c>GET pages/feeds?venue=&amp;session=&amp;epoch=</c>: the feeds of the last week, those with trouble first, and one of them in full.</summary>
internal sealed class GetFeedsPage(PageGuard guard, FeedModels models)
{
    public static readonly QueryParameter<string?> Venue = QueryParameter.Text("venue", "Venue of the feed that is looked at.", "ice");
    public static readonly QueryParameter<string?> Session = QueryParameter.Text("session", "Its session.", "TC1");
    public static readonly QueryParameter<DateOnly?> Epoch = QueryParameter.Date("epoch", "Its epoch.");

    public static RouteContract Contract { get; } = PageContract.Of(
        "The feeds of the last week, and one of them in full.", GetSessions.Contract, query: [Venue, Session, Epoch, .. Paging.Parameters]);

    [Function(nameof(GetFeedsPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/feeds")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page => await page.ShowAsync<FeedsPage, FeedsModel>(
            await models.OfAsync(page, new Paging(request, page.Query), Selected(page.Query), cancellationToken)));

    private static FeedEpochName? Selected(QueryParameters query) =>
        query.Get(Venue) is { } venue && query.Get(Session) is { } session && query.Get(Epoch) is { } epoch ? new FeedEpochName(venue, session, epoch) : null;
}
