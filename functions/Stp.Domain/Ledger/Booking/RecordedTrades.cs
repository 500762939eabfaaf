namespace Stp.Domain.Ledger.Booking;

/// <summary>A trade as recorded in one step.</summary>
/// <param name="Trade">The trade as stored.</param>
/// <param name="FirstFresh">First revision that this step made; earlier ones may or may not have been posted by whoever made them.</param>
/// <param name="Changed">Whether this step changed it.</param>
internal sealed record RecordedTrade(Trade Trade, int FirstFresh, bool Changed);

/// <summary>The trades that one step touched, each in its last version.</summary>
internal sealed class RecordedTrades
{
    private readonly Dictionary<string, RecordedTrade> _byKey = new(StringComparer.Ordinal);

    public IReadOnlyCollection<RecordedTrade> All => _byKey.Values;

    public bool AnyChanged => _byKey.Values.Any(r => r.Changed);

    public RecordedTrade Add(RecordedTrade recorded)
    {
        if (_byKey.TryGetValue(recorded.Trade.TradeKey, out var earlier))
        {
            recorded = recorded with
            {
                FirstFresh = Math.Min(earlier.FirstFresh, recorded.FirstFresh),
                Changed = earlier.Changed || recorded.Changed,
            };
        }

        return _byKey[recorded.Trade.TradeKey] = recorded;
    }
}
