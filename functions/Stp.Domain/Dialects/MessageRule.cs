namespace Stp.Domain.Dialects;

/// <summary>What a message is: exactly one of <see cref="Ignore"/> and <see cref="Trade"/> is set.</summary>
internal sealed class MessageRule(When when, string? ignore, TradeForm? trade)
{
    public When When { get; } = when;

    /// <summary>The kind under which the message is counted and left.</summary>
    public string? Ignore { get; } = ignore;

    /// <summary>How the trade is read.</summary>
    public TradeForm? Trade { get; } = trade;
}
