using Stp.Domain.Ledger;
using Stp.Domain.Positions;
using Stp.Functions.Cosmos;
using Stp.Functions.EndOfDay.Snapshots;
using Stp.Functions.Feeds;
using Stp.Functions.Reference;

namespace Stp.Functions.Positions;

/// <summary>Positions as people and programs ask for them: derived numbers, and what they may be short of. Of a signed day, as it was signed.</summary>
internal sealed class PositionViews(PositionReader reader, SignedPositions signed, ReferenceCache reference, FeedStates feeds)
{
    /// <summary>Up to <paramref name="limit"/> positions after a place in the list, by account and instrument.</summary>
    public async Task<QueryPage<PositionView>> ListAsync(
        PositionFilter filter, PositionKey? after, int limit, DateOnly? asOf, DateTimeOffset? knownAt, CancellationToken cancellationToken)
    {
        var (positions, hasMore) = await signed.FindAsync(asOf, knownAt, cancellationToken) is { } run
            ? await signed.ListAsync(run, filter, after, limit, cancellationToken)
            : await reader.ListAsync(filter, after, limit, knownAt, cancellationToken);
        var (snapshot, shortfalls) = (await reference.GetAsync(cancellationToken), await feeds.GetAsync(cancellationToken));
        return new([.. positions.Select(position => PositionView.Of(position, snapshot, shortfalls, asOf, knownAt))], hasMore);
    }

    /// <summary>One position; null where nothing was ever posted.</summary>
    public async Task<PositionView?> FindAsync(PositionKey key, DateOnly? asOf, DateTimeOffset? knownAt, CancellationToken cancellationToken)
    {
        var position = await signed.FindAsync(asOf, knownAt, cancellationToken) is { } run
            ? await signed.FindAsync(run, key, cancellationToken)
            : await reader.FindAsync(key, knownAt, cancellationToken);
        return position is null
            ? null
            : PositionView.Of(position, await reference.GetAsync(cancellationToken), await feeds.GetAsync(cancellationToken), asOf, knownAt);
    }
}
