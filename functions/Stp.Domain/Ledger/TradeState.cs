using Stp.Domain.Holding;

namespace Stp.Domain.Ledger;

/// <summary>What a set of events amounts to. It depends on the set alone, never on the order of arrival.</summary>
public sealed record TradeState
{
    /// <summary>Where the trade stands.</summary>
    public required TradeStatus Status { get; init; }

    /// <summary>The event whose terms hold; for a cancelled trade the terms it had; null while nothing but amendments is known.</summary>
    public TradeEvent? Terms { get; init; }

    /// <summary>The lines that count in positions: none unless the trade is open.</summary>
    public IReadOnlyList<EffectiveLine> Lines { get; init; } = [];

    /// <summary>What a person must look at, or null.</summary>
    public Hold? Problem { get; init; }
}

/// <summary>A line in force, with the date on which it clears.</summary>
/// <param name="LegId">Unique among the lines of the trade.</param>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="ClearingDate">The business date whose position it belongs to.</param>
/// <param name="Side">Buy or sell.</param>
/// <param name="Lots">Lots, above zero.</param>
/// <param name="Price">Price in the contract's price unit.</param>
public sealed record EffectiveLine(
    string LegId, string Account, string Instrument, DateOnly ClearingDate, Side Side, decimal Lots, decimal Price);
