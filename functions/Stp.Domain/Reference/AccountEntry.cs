namespace Stp.Domain.Reference;

/// <summary>What a venue's account or firm code stands for.</summary>
/// <param name="Account">Our account; null for a firm code.</param>
/// <param name="IsOurs">Whether it is ours; another's account may be listed as known.</param>
public sealed record AccountEntry(string? Account, bool IsOurs);
