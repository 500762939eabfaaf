using Stp.Domain.Holding;

namespace Stp.Domain.Ledger;

/// <summary>A trade has outgrown a limit of the ledger; the event that would do so is held.</summary>
public sealed class TradeLimitException(string tradeKey, int maxEvents)
    : Exception($"Trade {tradeKey} already has {maxEvents} events.")
{
    /// <summary>What the person who works the exception reads.</summary>
    public Hold Hold => new(ReasonCodes.TooManyEvents, Message);
}
