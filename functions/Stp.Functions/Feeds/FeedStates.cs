using Microsoft.Extensions.Options;
using Stp.Domain.Feeds;
using Stp.Functions.Messaging;
using Stp.Functions.Resilience;

namespace Stp.Functions.Feeds;

/// <summary>What the book is short of, for whoever reads positions. Asked for at most once in a few seconds, whatever is read.</summary>
internal sealed class FeedStates(
    CosmosFeedStore feeds, FeedPulseStore pulses, OldestMessage queues, TimeProvider time, IOptions<FeedOptions> options)
{
    /// <summary>How old a copy may be that is served while a new one is made, in refresh intervals.</summary>
    private const int MaxIntervals = 5;

    private readonly FeedOptions _options = options.Value;
    private readonly Lock _lock = new();
    private FeedShortfalls _copy = FeedShortfalls.None;
    private DateTimeOffset _readAt = DateTimeOffset.MinValue;
    private Task<FeedShortfalls>? _refresh;

    /// <summary>When the queues last answered. Only the refresh, of which there is one at a time, touches it.</summary>
    private DateTimeOffset? _answeredAt;

    /// <summary>What is missing, as of some seconds ago.</summary>
    public async ValueTask<FeedShortfalls> GetAsync(CancellationToken cancellationToken)
    {
        Task<FeedShortfalls> refresh;
        lock (_lock)
        {
            var age = time.GetUtcNow() - _readAt;
            if (age < _options.RefreshInterval)
            {
                return _copy;
            }

            // On its own, so that a caller who gives up does not cancel it for the others.
            refresh = _refresh ??= Task.Run(RefreshAsync, CancellationToken.None);
            if (age < _options.RefreshInterval * MaxIntervals && !refresh.IsFaulted)
            {
                return _copy;
            }
        }

        return await refresh.WaitAsync(cancellationToken);
    }

    private async Task<FeedShortfalls> RefreshAsync()
    {
        try
        {
            var now = time.GetUtcNow();
            var copy = await ReadAsync(now, CancellationToken.None);
            lock (_lock)
            {
                (_copy, _readAt) = (copy, now);
            }

            return copy;
        }
        finally
        {
            lock (_lock)
            {
                _refresh = null;
            }
        }
    }

    private async Task<FeedShortfalls> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var epochs = await feeds.ListWithGapsAsync(DateOnly.FromDateTime(now.UtcDateTime), cancellationToken);
        var known = await pulses.FindAsync(epochs.Select(epoch => (epoch.Venue, epoch.Session)), cancellationToken);
        var shortfalls = epochs.Select(epoch => new FeedShortfall(epoch, known[(epoch.Venue, epoch.Session)].Scope)).ToList();
        return new FeedShortfalls(shortfalls, await WaitingSinceAsync(now, cancellationToken));
    }

    /// <summary>
    /// Since when something waits that should have been booked. Where the queues cannot be asked that is not known, and the book can be read all
    /// the same: then as if something had waited since they last answered.
    /// </summary>
    private async Task<DateTimeOffset?> WaitingSinceAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            var oldest = new[]
            {
                await queues.EnqueuedAtAsync(Queues.DropCopy, cancellationToken), await queues.EnqueuedAtAsync(Queues.TradeEvents, cancellationToken),
            }.Min();
            _answeredAt = now;
            return now - oldest > _options.BehindAfter ? oldest : null;
        }
        catch (Exception fault) when (TransientFaults.Includes(fault))
        {
            return _answeredAt ?? now;
        }
    }
}
