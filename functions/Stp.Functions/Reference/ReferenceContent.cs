using Stp.Domain.Reference;

namespace Stp.Functions.Reference;

/// <summary>All reference data of one moment.</summary>
/// <param name="Version">Its version; null before the first write.</param>
/// <param name="Entries">Every row.</param>
internal sealed record ReferenceContent(string? Version, IReadOnlyList<ReferenceEntry> Entries);
