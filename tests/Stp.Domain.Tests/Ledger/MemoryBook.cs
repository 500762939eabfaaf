using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;

namespace Stp.Domain.Tests.Ledger;

/// <summary>Both stores in memory, with a plan of the calls that fail: before they act, or after, so that only the answer is lost.</summary>
internal sealed class MemoryBook(Func<Fault>? faults = null) : ITradeStore, IPostingStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, StoredTrade> _trades = [];
    private readonly Dictionary<string, Posting> _postings = [];
    private readonly Dictionary<PositionKey, Position> _positions = [];

    public IReadOnlyDictionary<string, StoredTrade> Trades => _trades;

    public IReadOnlyCollection<Posting> Postings => _postings.Values;

    public IReadOnlyDictionary<PositionKey, Position> Positions => _positions;

    public Task<StoredTrade?> ReadAsync(string tradeKey, CancellationToken cancellationToken) =>
        Attempt(() => _trades.GetValueOrDefault(tradeKey));

    public Task<bool> TryCreateAsync(Trade trade, CancellationToken cancellationToken) =>
        Attempt(() => _trades.TryAdd(trade.TradeKey, new StoredTrade(trade, NewTag())));

    public Task<bool> TryReplaceAsync(Trade trade, string etag, CancellationToken cancellationToken) => Attempt(() =>
    {
        var matches = _trades[trade.TradeKey].ETag == etag;
        if (matches)
        {
            _trades[trade.TradeKey] = new StoredTrade(trade, NewTag());
        }

        return matches;
    });

    public Task<IReadOnlyList<string>> PostAsync(
        PositionKey position, IReadOnlyList<Posting> postings, bool someMayExist, CancellationToken cancellationToken) =>
        Attempt<IReadOnlyList<string>>(() =>
        {
            Assert.True(someMayExist || !postings.Any(p => _postings.ContainsKey(p.Id)), "The hint promised that nothing exists.");
            var conflicts = postings.Where(p => _postings.TryGetValue(p.Id, out var old) && old != p).Select(p => p.Id).ToList();
            var missing = postings.Where(p => !_postings.ContainsKey(p.Id)).ToList();
            _positions[position] = _positions.GetValueOrDefault(position, Position.Empty(position)).Post(missing, DateTimeOffset.UnixEpoch);
            missing.ForEach(p => _postings.Add(p.Id, p));
            return conflicts;
        });

    private static string NewTag() => Guid.NewGuid().ToString("N");

    private async Task<T> Attempt<T>(Func<T> act)
    {
        await Task.Yield();
        lock (_gate)
        {
            var fault = faults?.Invoke() ?? Fault.None;
            if (fault == Fault.BeforeActing)
            {
                throw new IOException("The store is down.");
            }

            var result = act();
            return fault == Fault.AfterActing ? throw new IOException("The answer was lost.") : result;
        }
    }
}

internal enum Fault
{
    None,
    BeforeActing,
    AfterActing,
}
