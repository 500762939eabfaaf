using Microsoft.Azure.Cosmos;
using Stp.Domain.Feeds;
using Stp.Domain.Normalizing;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Feeds;

/// <summary>The sequence numbers that were received, by venue, session and epoch, in Cosmos DB.</summary>
internal sealed class CosmosFeedStore(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Days after which a gap is history: venues resend a few days at most.</summary>
    public const int GapDays = 31;

    /// <summary>Epochs that are told: those with gaps, and those of which feeds were heard.</summary>
    private const int MaxEpochs = 10_000;

    /// <summary>Adds what a batch of messages tells of their feeds: one write a feed. Messages without a readable header tell nothing.</summary>
    public async Task RecordAsync(IEnumerable<(MessageContext Context, FeedHeader Header)> messages, CancellationToken cancellationToken)
    {
        var feeds = messages
            .Where(m => m.Header is { Session: not null, Epoch: not null })
            .GroupBy(m => (m.Context.Venue, Session: m.Header.Session!, Epoch: m.Header.Epoch!.Value));
        foreach (var feed in feeds)
        {
            var (venue, session, epoch) = feed.Key;
            var headers = feed.Select(m => (m.Header, m.Context.ReceivedAt)).ToList();
            await calls.ChangeAsync(
                database.Feeds,
                FeedDocument.IdOf(epoch),
                FeedPartition.Of(venue, session),
                StorageJson.Default.FeedDocument,
                stored => FeedDocument.Of((stored?.ToEpoch() ?? FeedEpoch.Empty(venue, session, epoch)).AddRange(headers)),
                cancellationToken);
        }
    }

    /// <summary>One epoch of a feed, or null where nothing of it was received.</summary>
    public async Task<FeedEpoch?> FindAsync(string venue, string session, DateOnly epoch, CancellationToken cancellationToken)
    {
        var read = await calls.ReadAsync(
            database.Feeds, FeedDocument.IdOf(epoch), FeedPartition.Of(venue, session), StorageJson.Default.FeedDocument, cancellationToken);
        return read?.Document.ToEpoch();
    }

    /// <summary>The epochs that lack sequence numbers, of those begun in the weeks up to a date, by venue, session and epoch.</summary>
    public Task<IReadOnlyList<FeedEpoch>> ListWithGapsAsync(DateOnly date, CancellationToken cancellationToken) =>
        ListAsync("c.hasGaps = true", date, cancellationToken);

    /// <summary>Those of the same weeks of which somebody has accepted missing numbers.</summary>
    public Task<IReadOnlyList<FeedEpoch>> ListWithAcceptedAsync(DateOnly date, CancellationToken cancellationToken) =>
        ListAsync("IS_DEFINED(c.accepted)", date, cancellationToken);

    private async Task<IReadOnlyList<FeedEpoch>> ListAsync(string condition, DateOnly date, CancellationToken cancellationToken)
    {
        // An epoch may begin in the evening before its date, and counts by UTC.
        var query = new QueryDefinition($"SELECT * FROM c WHERE {condition} AND c.epoch >= @from AND c.epoch <= @to")
            .WithParameter("@from", FeedDocument.IdOf(date.AddDays(-GapDays)))
            .WithParameter("@to", FeedDocument.IdOf(date.AddDays(1)));
        var feeds = await calls.QueryAsync(
            database.Feeds, query, partitionKey: null, StorageJson.Default.FeedDocument, MaxEpochs, cancellationToken);
        return
        [
            .. feeds
                .OrderBy(feed => feed.Venue, StringComparer.Ordinal).ThenBy(feed => feed.Session, StringComparer.Ordinal).ThenBy(feed => feed.Epoch)
                .Select(feed => feed.ToEpoch()),
        ];
    }

    /// <summary>Up to <paramref name="limit"/> epochs behind a place in the list, by venue, session and epoch.</summary>
    public async Task<QueryPage<FeedEpoch>> ListAsync(FeedFilter filter, FeedPlace? after, int limit, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition(
            "SELECT * FROM c WHERE c.epoch >= @from AND c.epoch <= @to"
            + (filter.Venue is null ? "" : " AND c.venue = @venue")
            + (filter.Session is null ? "" : " AND c.session = @session")
            + (after is null ? "" : " AND (c.venue > @afterVenue OR (c.venue = @afterVenue AND (c.session > @afterSession"
                + " OR (c.session = @afterSession AND c.epoch > @afterEpoch))))")
            + " ORDER BY c.venue, c.session, c.epoch")
            .WithParameter("@from", FeedDocument.IdOf(filter.From))
            .WithParameter("@to", FeedDocument.IdOf(filter.To))
            .WithParameter("@venue", filter.Venue)
            .WithParameter("@session", filter.Session)
            .WithParameter("@afterVenue", after?.Venue)
            .WithParameter("@afterSession", after?.Session)
            .WithParameter("@afterEpoch", after?.Epoch);
        var (feeds, hasMore) = await calls.QueryPageAsync(
            database.Feeds, query, partitionKey: null, StorageJson.Default.FeedDocument, limit, cancellationToken);
        return new(feeds.ConvertAll(feed => feed.ToEpoch()), hasMore);
    }

    /// <summary>When each feed was heard last, of those with an epoch begun since a date.</summary>
    public async Task<IReadOnlyList<FeedHeard>> ListHeardAsync(DateOnly from, CancellationToken cancellationToken)
    {
        var query = new QueryDefinition("SELECT c.venue, c.session, c.lastHeard FROM c WHERE c.epoch >= @from")
            .WithParameter("@from", FeedDocument.IdOf(from));
        var epochs = await calls.QueryAsync(database.Feeds, query, partitionKey: null, StorageJson.Default.FeedHeard, MaxEpochs, cancellationToken);
        return [.. epochs.GroupBy(epoch => (epoch.Venue, epoch.Session)).Select(feed => new FeedHeard(feed.Key.Venue, feed.Key.Session, feed.Max(epoch => epoch.LastHeard)))];
    }
}

/// <summary>Which epochs are asked for; null means any.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Session">The session.</param>
/// <param name="From">Begun not before.</param>
/// <param name="To">Begun not after.</param>
internal sealed record FeedFilter(string? Venue, string? Session, DateOnly From, DateOnly To);

/// <summary>The place of an epoch in the list.</summary>
internal sealed record FeedPlace(string Venue, string Session, string Epoch);

/// <summary>When a feed was heard last.</summary>
internal sealed record FeedHeard(string Venue, string Session, DateTimeOffset? LastHeard);
