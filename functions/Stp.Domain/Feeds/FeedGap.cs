namespace Stp.Domain.Feeds;

/// <summary>Numbers that were not received, while higher ones of the same numbering were.</summary>
/// <param name="Numbering">Which numbering of the epoch, from 0: each restart begins another.</param>
/// <param name="From">The first missing MsgSeqNum (34).</param>
/// <param name="To">The last.</param>
/// <param name="After">When the number before them was sent; null where they are the first ones.</param>
/// <param name="Before">When the number after them was sent.</param>
public readonly record struct FeedGap(int Numbering, long From, long To, DateTimeOffset? After, DateTimeOffset Before);
