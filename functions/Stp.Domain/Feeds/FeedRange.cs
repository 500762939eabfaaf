namespace Stp.Domain.Feeds;

/// <summary>Numbers of one numbering that were received without a break.</summary>
/// <param name="Numbering">Which numbering of the epoch, from 0: each restart begins another.</param>
/// <param name="From">The first MsgSeqNum (34).</param>
/// <param name="To">The last.</param>
public readonly record struct FeedRange(int Numbering, long From, long To);
