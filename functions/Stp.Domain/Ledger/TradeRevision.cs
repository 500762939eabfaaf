using System.Collections.Immutable;

namespace Stp.Domain.Ledger;

/// <summary>One change of a trade's effect on positions.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="At">When it was decided.</param>
/// <param name="Lines">All lines in force from now on; none when the trade counts for nothing.</param>
public sealed record TradeRevision(int Number, DateTimeOffset At, ImmutableArray<EffectiveLine> Lines);
