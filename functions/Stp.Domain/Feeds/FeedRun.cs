namespace Stp.Domain.Feeds;

/// <summary>Numbers received without a break.</summary>
/// <param name="From">The first MsgSeqNum (34).</param>
/// <param name="To">The last.</param>
/// <param name="FirstSentAt">When the earliest of them was first sent.</param>
/// <param name="LastSentAt">When the latest of them was first sent.</param>
public readonly record struct FeedRun(long From, long To, DateTimeOffset FirstSentAt, DateTimeOffset LastSentAt)
{
    internal bool IsInstant => FirstSentAt == LastSentAt;

    internal bool Contains(FeedRun other) =>
        From <= other.From && other.To <= To && FirstSentAt <= other.FirstSentAt && other.LastSentAt <= LastSentAt;

    internal bool Touches(FeedRun next) => next.From <= To + 1;

    internal FeedRun With(FeedRun other) => new(
        Math.Min(From, other.From),
        Math.Max(To, other.To),
        FirstSentAt < other.FirstSentAt ? FirstSentAt : other.FirstSentAt,
        LastSentAt > other.LastSentAt ? LastSentAt : other.LastSentAt);
}
