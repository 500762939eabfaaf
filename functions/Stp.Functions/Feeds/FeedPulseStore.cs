using Stp.Domain.Feeds;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Feeds;

/// <summary>The pulses of feeds in Cosmos DB.</summary>
internal sealed class FeedPulseStore(StpDatabase database, CosmosCalls calls)
{
    private const int MaxConcurrency = 8;

    /// <summary>The pulse of a feed; the empty one where it has none yet.</summary>
    public async Task<FeedPulse> FindAsync(string venue, string session, CancellationToken cancellationToken)
    {
        var read = await calls.ReadAsync(
            database.Feeds, FeedPulseDocument.FixedId, FeedPartition.Of(venue, session), StorageJson.Default.FeedPulseDocument, cancellationToken);
        return read?.Document.Pulse ?? FeedPulse.Empty;
    }

    /// <summary>The pulses of some feeds.</summary>
    public async Task<IReadOnlyDictionary<(string Venue, string Session), FeedPulse>> FindAsync(
        IEnumerable<(string Venue, string Session)> feeds, CancellationToken cancellationToken)
    {
        var names = feeds.Distinct().ToList();
        var pulses = new FeedPulse[names.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, names.Count, parallel, async (i, token) => pulses[i] = await FindAsync(names[i].Venue, names[i].Session, token));
        return names.Zip(pulses).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Changes the pulse of a feed. The same instance means no change.</summary>
    public async Task<FeedPulse> ChangeAsync(
        string venue, string session, Func<FeedPulse, FeedPulse> change, CancellationToken cancellationToken)
    {
        var changed = await calls.ChangeAsync(
            database.Feeds,
            FeedPulseDocument.FixedId,
            FeedPartition.Of(venue, session),
            StorageJson.Default.FeedPulseDocument,
            stored =>
            {
                var before = stored ?? new FeedPulseDocument(FeedPulseDocument.FixedId, venue, session, FeedPulse.Empty);
                var after = change(before.Pulse);
                return ReferenceEquals(after, before.Pulse) ? before : before with { Pulse = after };
            },
            cancellationToken);
        return changed.Pulse;
    }
}
