using Stp.Functions.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Pages.Feeds;

namespace Stp.Functions.Pages.Feeds;

/// <summary>The model of the page of feeds: for the page itself, and for the same page after a form with a mistake.</summary>
internal sealed class FeedModels(FeedItems feeds, TimeProvider time)
{
    /// <summary>Feeds of a page that names no number of its own.</summary>
    private const int PageSize = 100;

    /// <summary>The feeds of the last week, those with trouble first, and one of them in full.</summary>
    /// <param name="page">Who asks.</param>
    /// <param name="paging">Which page; null for the first.</param>
    /// <param name="selected">The epoch that is looked at; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RequestException">404: there is no such epoch.</exception>
    public async Task<FeedsModel> OfAsync(PageRequest page, Paging? paging, FeedEpochName? selected, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var week = new FeedFilter(null, null, today.AddDays(-GetSessions.Days), today.AddDays(1));
        var (items, hasMore) = await feeds.ListAsync(
            page.Caller, week, paging is null ? null : GetSessions.AfterOf(paging), paging?.Size ?? PageSize, cancellationToken);
        return new FeedsModel
        {
            Feeds = [.. items.Select(FeedRows.Of).OrderBy(feed => feed.State == "ok")],
            Selected = selected is null ? null : await FindAsync(page, selected, cancellationToken),
            Next = hasMore ? Paging.Place(items[^1].Venue, items[^1].Session, FeedDocument.IdOf(items[^1].Epoch)) : null,
        };
    }

    private async Task<FeedRow> FindAsync(PageRequest page, FeedEpochName name, CancellationToken cancellationToken)
    {
        var (found, _) = await feeds.ListAsync(page.Caller, new FeedFilter(name.Venue, name.Session, name.Epoch, name.Epoch), after: null, limit: 1, cancellationToken);
        return found.Count == 1
            ? FeedRows.Of(found[0])
            : throw new RequestException(ProblemKinds.NotFound, $"There is no feed {name.Venue} {name.Session} of {name.Epoch:yyyy-MM-dd}.");
    }
}

/// <summary>Names one epoch of a feed.</summary>
internal sealed record FeedEpochName(string Venue, string Session, DateOnly Epoch);
