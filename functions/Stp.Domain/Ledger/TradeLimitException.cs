using Stp.Domain.Holding;

namespace Stp.Domain.Ledger;

/// <summary>A trade has outgrown a limit of the ledger or of its store; the event that would do so is held.</summary>
public sealed class TradeLimitException : Exception
{
    private readonly string _reason;

    private TradeLimitException(string reason, string message)
        : base(message) => _reason = reason;

    /// <summary>What the person who works the exception reads.</summary>
    public Hold Hold => new(_reason, Message);

    /// <summary>The trade would have more than <paramref name="maxEvents"/> events.</summary>
    public static TradeLimitException Events(string tradeKey, int maxEvents) =>
        new(ReasonCodes.TooManyEvents, $"Trade {tradeKey} already has {maxEvents} events.");

    /// <summary>The trade with all its messages would be larger than the store takes.</summary>
    public static TradeLimitException Size(string tradeKey) =>
        new(ReasonCodes.TradeTooLarge, $"Trade {tradeKey} with all its messages would be larger than can be stored.");
}
