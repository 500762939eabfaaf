namespace Stp.Domain.Ledger.Booking;

/// <summary>Keeps trades, one document each.</summary>
/// <remarks>
/// Every write may be attempted twice: a store answers as if a write that it has already made, and whose answer was lost, had
/// been made by somebody else. Faults of the store surface as exceptions; whoever calls tries again later.
/// </remarks>
public interface ITradeStore
{
    /// <summary>The trade and the tag of this version of it, or null.</summary>
    Task<StoredTrade?> ReadAsync(string tradeKey, CancellationToken cancellationToken);

    /// <summary>Stores a trade that does not exist yet. False when it does.</summary>
    Task<bool> TryCreateAsync(Trade trade, CancellationToken cancellationToken);

    /// <summary>Replaces the version tagged <paramref name="etag"/>. False when it is not the current one any more.</summary>
    Task<bool> TryReplaceAsync(Trade trade, string etag, CancellationToken cancellationToken);
}

/// <summary>A trade as it was read.</summary>
/// <param name="Trade">The trade.</param>
/// <param name="ETag">Tag of this version.</param>
public sealed record StoredTrade(Trade Trade, string ETag);
