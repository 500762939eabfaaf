using Stp.Domain.Ledger;

namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>
/// Finds the trades by which one position drifts, in a second reading of its postings and trades. A trade whose postings have made up for its
/// lines is forgotten at once, so reading both in the order of trade keys keeps next to nothing.
/// </summary>
/// <param name="position">The position that drifts.</param>
public sealed class DriftTracer(PositionKey position)
{
    /// <summary>Trades that are named.</summary>
    public const int MaxNamed = 10;

    /// <summary>Trades that may be waiting for their other half. What comes when so many do is not traced.</summary>
    private const int MaxWaiting = 500_000;

    private readonly Dictionary<string, Balance> _waiting = new(StringComparer.Ordinal);
    private readonly LinePrint _print = new();
    private bool _isFull;

    /// <summary>The position that drifts.</summary>
    public PositionKey Position => position;

    /// <summary>Adds a posting; those of other positions are passed over.</summary>
    public void AddPosting(Posting posting)
    {
        ArgumentNullException.ThrowIfNull(posting);
        if (posting.Position == position)
        {
            var print = _print.Of(posting.TradeKey, posting.LegId, posting.ClearingDate, posting.Side, posting.Lots, posting.Price);
            Add(posting.TradeKey, print, isTrade: false);
        }
    }

    /// <summary>Adds a trade; what it has in other positions is passed over.</summary>
    public void AddTrade(Trade trade)
    {
        ArgumentNullException.ThrowIfNull(trade);
        foreach (var line in trade.State.Lines.Where(line => line.Account == position.Account && line.Instrument == position.Instrument))
        {
            var print = _print.Of(trade.TradeKey, line.LegId, line.ClearingDate, line.Side, -line.Lots, line.Price);
            Add(trade.TradeKey, print, isTrade: true);
        }
    }

    /// <summary>Up to <see cref="MaxNamed"/> trades by key, once everything has been added.</summary>
    public IReadOnlyList<DriftingTrade> Find() =>
    [
        .. _waiting.OrderBy(trade => trade.Key, StringComparer.Ordinal).Take(MaxNamed).Select(trade => new DriftingTrade(trade.Key, trade.Value.Reason)),
    ];

    private void Add(string tradeKey, UInt128 print, bool isTrade)
    {
        var isKnown = _waiting.TryGetValue(tradeKey, out var balance);
        _isFull |= _waiting.Count >= MaxWaiting;
        if (!isKnown && _isFull)
        {
            // One half of a trade that is not traced must not come to stand for the whole, so from here on no other is begun.
            return;
        }

        balance = new Balance(balance.Left + print, balance.HasPosting || !isTrade, balance.HasTrade || isTrade);
        if (balance.Left == UInt128.Zero)
        {
            _waiting.Remove(tradeKey);
        }
        else
        {
            _waiting[tradeKey] = balance;
        }
    }

    private readonly record struct Balance(UInt128 Left, bool HasPosting, bool HasTrade)
    {
        public DriftReason Reason => !HasPosting ? DriftReason.NotPosted : HasTrade ? DriftReason.Different : DriftReason.WithoutTrade;
    }
}
