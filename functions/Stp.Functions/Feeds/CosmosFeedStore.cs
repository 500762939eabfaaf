using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Feeds;
using Stp.Domain.Normalizing;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Feeds;

/// <summary>The sequence numbers that were received, by venue, session and epoch, in Cosmos DB.</summary>
internal sealed class CosmosFeedStore(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Lost races on one feed before giving up for now; the messages then come again.</summary>
    private const int MaxAttempts = 50;

    /// <summary>Days after which a gap is history: venues resend a few days at most.</summary>
    private const int GapDays = 31;

    /// <summary>Epochs with gaps that are told.</summary>
    private const int MaxGaps = 10_000;

    /// <summary>Adds what a batch of messages tells of their feeds: one write a feed. Messages without a readable header tell nothing.</summary>
    public async Task RecordAsync(IEnumerable<(MessageContext Context, FeedHeader Header)> messages, CancellationToken cancellationToken)
    {
        var feeds = messages
            .Where(m => m.Header is { Session: not null, Epoch: not null })
            .GroupBy(m => (m.Context.Venue, Session: m.Header.Session!, Epoch: m.Header.Epoch!.Value));
        foreach (var feed in feeds)
        {
            var headers = feed.Select(m => (m.Header, m.Context.ReceivedAt)).ToList();
            await AddAsync(FeedEpoch.Empty(feed.Key.Venue, feed.Key.Session, feed.Key.Epoch), headers, cancellationToken);
        }
    }

    /// <summary>One epoch of a feed, or null where nothing of it was received.</summary>
    public async Task<FeedEpoch?> FindAsync(string venue, string session, DateOnly epoch, CancellationToken cancellationToken) =>
        (await ReadAsync(FeedEpoch.Empty(venue, session, epoch), cancellationToken))?.Document.ToEpoch();

    /// <summary>The epochs that lack sequence numbers, of those begun in the weeks up to a date, by venue, session and epoch.</summary>
    public async Task<IReadOnlyList<FeedEpoch>> ListWithGapsAsync(DateOnly date, CancellationToken cancellationToken)
    {
        // An epoch may begin in the evening before its date, and counts by UTC.
        var query = new QueryDefinition("SELECT * FROM c WHERE c.hasGaps = true AND c.epoch >= @from AND c.epoch <= @to")
            .WithParameter("@from", FeedDocument.IdOf(date.AddDays(-GapDays)))
            .WithParameter("@to", FeedDocument.IdOf(date.AddDays(1)));
        var feeds = await calls.QueryAsync(
            database.Feeds, query, partitionKey: null, StorageJson.Default.FeedDocument, MaxGaps, cancellationToken);
        return
        [
            .. feeds
                .OrderBy(feed => feed.Venue, StringComparer.Ordinal).ThenBy(feed => feed.Session, StringComparer.Ordinal).ThenBy(feed => feed.Epoch)
                .Select(feed => feed.ToEpoch()),
        ];
    }

    private async Task AddAsync(
        FeedEpoch empty, IReadOnlyList<(FeedHeader Header, DateTimeOffset ReceivedAt)> headers, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await ReadAsync(empty, cancellationToken);
            var next = FeedDocument.Of((stored?.Document.ToEpoch() ?? empty).AddRange(headers));
            if (await TryWriteAsync(next, stored?.ETag, cancellationToken))
            {
                return;
            }
        }

        throw new TimeoutException($"Feed {empty.Venue} {empty.Session} changed {MaxAttempts} times while it was written; its messages come again.");
    }

    private async Task<bool> TryWriteAsync(FeedDocument document, string? etag, CancellationToken cancellationToken)
    {
        var key = PartitionOf(document.Venue, document.Session);
        using var response = await calls.SendAsync(
            token =>
            {
                var body = CosmosCalls.Body(document, StorageJson.Default.FeedDocument);
                var options = new ItemRequestOptions { IfMatchEtag = etag, EnableContentResponseOnWrite = false };
                return etag is null
                    ? database.Feeds.CreateItemStreamAsync(body, key, options, token)
                    : database.Feeds.ReplaceItemStreamAsync(body, document.Id, key, options, token);
            },
            cancellationToken);
        if (response.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed)
        {
            return false;
        }

        response.EnsureSuccessStatusCode();
        return true;
    }

    private async Task<Tagged<FeedDocument>?> ReadAsync(FeedEpoch feed, CancellationToken cancellationToken) => await calls.ReadAsync(
        database.Feeds, FeedDocument.IdOf(feed.Epoch), PartitionOf(feed.Venue, feed.Session), StorageJson.Default.FeedDocument, cancellationToken);

    private static PartitionKey PartitionOf(string venue, string session) => new PartitionKeyBuilder().Add(venue).Add(session).Build();
}
