using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>How the cached reference data stands, for health.</summary>
/// <param name="Entries">Rows in use.</param>
/// <param name="Rejected">Rows that make no sense and are not used.</param>
/// <param name="Age">Since the copy was last known to be current; null where there is none.</param>
/// <param name="Failure">Why the last refresh failed; null where it did not.</param>
internal sealed record ReferenceStatus(int Entries, IReadOnlyList<RejectedEntry> Rejected, TimeSpan? Age, string? Failure);
