using Stp.Domain.Feeds;

namespace Stp.Domain.EndOfDay.Reports;

/// <summary>Missing sequence numbers of a feed that a person has accepted, so that they are no break.</summary>
/// <param name="Venue">The venue of the feed.</param>
/// <param name="Session">Its session.</param>
/// <param name="Epoch">The UTC date on which its epoch began.</param>
/// <param name="Numbering">Which numbering of the epoch, from 0.</param>
/// <param name="From">The first MsgSeqNum (34).</param>
/// <param name="To">The last.</param>
/// <param name="Missing">How many of them are missing.</param>
/// <param name="By">Who has accepted them.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record AcceptedFeedGap(
    string Venue, string Session, DateOnly Epoch, int Numbering, long From, long To, long Missing, string By, DateTimeOffset At, string Reason)
{
    /// <summary>Most of one report.</summary>
    public const int MaxListed = 1_000;

    /// <summary>Those of feeds, in the order of the feeds and as many as a report lists.</summary>
    public static IReadOnlyList<AcceptedFeedGap> Of(IEnumerable<FeedEpoch> epochs) =>
    [
        .. epochs
            .SelectMany(epoch => epoch.AcceptedGaps().Where(gap => gap.Missing > 0).Select(gap => Of(epoch, gap)))
            .Take(MaxListed),
    ];

    private static AcceptedFeedGap Of(FeedEpoch epoch, AcceptedGap gap) => new(
        epoch.Venue,
        epoch.Session,
        epoch.Epoch,
        gap.Numbering,
        gap.Acceptance.From,
        gap.Acceptance.To,
        gap.Missing,
        gap.Acceptance.By,
        gap.Acceptance.At,
        gap.Acceptance.Reason);
}
