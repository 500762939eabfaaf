using Stp.Domain.Feeds;
using Stp.Functions.Cosmos;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary>Feeds as people and programs ask for them.</summary>
internal sealed class FeedItems(CosmosFeedStore feeds, FeedPulseStore pulses)
{
    /// <summary>Up to <paramref name="limit"/> epochs after a place in the list, by venue, session and epoch, as a caller may see them.</summary>
    public async Task<QueryPage<FeedItem>> ListAsync(
        Caller caller, FeedFilter filter, FeedPlace? after, int limit, CancellationToken cancellationToken)
    {
        var (epochs, hasMore) = await feeds.ListAsync(filter, after, limit, cancellationToken);
        var known = await pulses.FindAsync(epochs.Select(epoch => (epoch.Venue, epoch.Session)), cancellationToken);
        return new([.. epochs.Select(epoch => FeedItem.Of(epoch, known[(epoch.Venue, epoch.Session)], caller))], hasMore);
    }

    /// <summary>One epoch as a caller may see it.</summary>
    public async Task<FeedItem> OfAsync(Caller caller, FeedEpoch epoch, CancellationToken cancellationToken) =>
        FeedItem.Of(epoch, await pulses.FindAsync(epoch.Venue, epoch.Session, cancellationToken), caller);
}
