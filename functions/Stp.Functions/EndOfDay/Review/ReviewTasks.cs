using Stp.Functions.EndOfDay.Checking;

namespace Stp.Functions.EndOfDay.Review;

/// <summary>The review of a run.</summary>
/// <param name="Key">The run.</param>
/// <param name="Since">When its report was published, UTC.</param>
internal sealed record ReviewInput(RunKey Key, DateTime Since);

/// <summary>How the review of a run stands.</summary>
/// <param name="IsOver">Nobody is waited for any more: it is signed, or another run has taken its place.</param>
/// <param name="IsSigned">It is signed.</param>
/// <param name="RemindEvery">How long nothing may happen before somebody is reminded.</param>
/// <param name="EscalateAfter">How long the report may wait before somebody above is told.</param>
internal sealed record ReviewState(bool IsOver, bool IsSigned, TimeSpan RemindEvery, TimeSpan EscalateAfter);
