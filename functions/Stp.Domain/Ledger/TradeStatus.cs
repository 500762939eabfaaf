namespace Stp.Domain.Ledger;

/// <summary>Where a trade stands, as far as the events that are known say.</summary>
public enum TradeStatus
{
    /// <summary>Booked.</summary>
    Open,

    /// <summary>A cancel is known: the trade counts for nothing, whatever else arrives.</summary>
    Cancelled,

    /// <summary>Only amendments are known; they take effect when the original arrives.</summary>
    Parked,

    /// <summary>Not a trade of its own: a report that amends another one, which now holds its events.</summary>
    Linked,
}
