namespace Stp.Domain.Reference;

/// <summary>A row of reference data that is not used.</summary>
/// <param name="Entry">The row.</param>
/// <param name="Problem">Why, one sentence that names the column and the value.</param>
public sealed record RejectedEntry(ReferenceEntry Entry, string Problem);

/// <summary>The outcome of building a snapshot: bad rows are left out and told, the others serve.</summary>
/// <param name="Snapshot">The snapshot of the good rows.</param>
/// <param name="Rejected">The bad rows.</param>
public sealed record ReferenceBuild(ReferenceSnapshot Snapshot, IReadOnlyList<RejectedEntry> Rejected);
