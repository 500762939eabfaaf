using Stp.Domain.Fix;
using Stp.Domain.Ledger;

namespace Stp.Domain.Dialects;

/// <summary>One way to build a key from a report: it applies when the conditions hold and every segment is present.</summary>
internal sealed class KeyRule(When when, TradeAction[]? actions, FieldSource[] segments)
{
    public ReadOnlySpan<FieldSource> Segments => segments;

    /// <summary>Whether the rule is for reports of that action; null stands for an unknown one.</summary>
    public bool IsFor(TradeAction? action) => actions is null || (action is { } known && Array.IndexOf(actions, known) >= 0);

    public bool Holds(FixMessage message, int side) => when.Holds(message, side);
}
