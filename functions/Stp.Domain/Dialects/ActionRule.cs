using Stp.Domain.Ledger;

namespace Stp.Domain.Dialects;

/// <summary>What a report does to a trade, when the conditions hold.</summary>
internal sealed record ActionRule(When When, TradeAction Action);
