namespace Stp.Domain.Feeds;

/// <summary>Numbers began anew: a Logon with ResetSeqNumFlag (141), a SequenceReset (4), or number 1 sent again.</summary>
/// <param name="At">When it was sent: what was sent from then on counts in the new numbering.</param>
/// <param name="NextSeqNum">The first number of the new numbering.</param>
public readonly record struct FeedRestart(DateTimeOffset At, long NextSeqNum);
