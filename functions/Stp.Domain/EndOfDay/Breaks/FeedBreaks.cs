using Stp.Domain.Feeds;

namespace Stp.Domain.EndOfDay.Breaks;

/// <summary>The breaks of what comes in: what the book may be short of.</summary>
public static class FeedBreaks
{
    /// <summary>Gaps that are told with their numbers.</summary>
    private const int MaxGaps = 10;

    /// <summary>A break for each epoch of a feed that lacks sequence numbers.</summary>
    public static IReadOnlyList<Break> Gaps(IEnumerable<FeedEpoch> epochs, DateOnly businessDate)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        return
        [
            .. epochs
                .Select(epoch => (Epoch: epoch, Gaps: epoch.Gaps()))
                .Where(feed => feed.Gaps.Count > 0 || feed.Epoch.ForgottenNumbers > 0)
                .Select(feed => GapOf(feed.Epoch, feed.Gaps, businessDate)),
        ];
    }

    /// <summary>A break for each reason and venue of which messages are held.</summary>
    public static IReadOnlyList<Break> Held(IEnumerable<HeldCount> held, DateOnly businessDate)
    {
        ArgumentNullException.ThrowIfNull(held);
        return
        [
            .. held.Where(group => group.Messages > 0).Select(group => new Break
            {
                Type = BreakType.HeldExceptions,
                Subject = $"{group.Venue}/{group.Reason}",
                Detail = group.Messages == 1
                    ? $"1 message of venue {group.Venue} is held: {group.Reason}."
                    : $"{group.Messages} messages of venue {group.Venue} are held: {group.Reason}.",
                Count = group.Messages,
                FirstDate = businessDate,
            }),
        ];
    }

    /// <summary>The break of a queue that still held messages from before the run when the wait for them ended.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="messages">How many it held; null where only the oldest one is known.</param>
    /// <param name="oldest">When the oldest of them was queued.</param>
    /// <param name="businessDate">The date that is checked.</param>
    public static Break NotDrained(string queue, int? messages, DateTimeOffset oldest, DateOnly businessDate) => new()
    {
        Type = BreakType.FeedNotDrained,
        Subject = queue,
        Detail = $"Queue {queue} still held {(messages is null ? "" : $"{messages} ")}messages from before the check, the oldest of "
            + $"{oldest.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.",
        Count = messages,
        FirstDate = businessDate,
    };

    /// <summary>The break of a clearing firm whose statement had not come by its deadline.</summary>
    public static Break StatementMissing(string clearingFirm, DateTimeOffset deadline, DateOnly businessDate) => new()
    {
        Type = BreakType.StatementMissing,
        ClearingFirm = clearingFirm,
        Detail = $"The statement of {clearingFirm} of {businessDate:yyyy-MM-dd} had not come by {deadline.UtcDateTime:yyyy-MM-dd HH:mm} UTC: "
            + "its accounts are not compared.",
        FirstDate = businessDate,
    };

    private static Break GapOf(FeedEpoch feed, IReadOnlyList<FeedGap> gaps, DateOnly businessDate)
    {
        var missing = gaps.Sum(gap => gap.To - gap.From + 1) + feed.ForgottenNumbers;
        var shown = gaps.Take(MaxGaps).Select(gap => gap.From == gap.To ? $"{gap.From}" : $"{gap.From}-{gap.To}");
        var more = gaps.Count > MaxGaps || feed.ForgottenNumbers > 0 ? " and others" : "";
        return new Break
        {
            Type = BreakType.SequenceGap,
            Subject = $"{feed.Venue}/{feed.Session}/{feed.Epoch:yyyy-MM-dd}",
            Detail = $"Session {feed.Session} of venue {feed.Venue}, begun on {feed.Epoch:yyyy-MM-dd}, lacks {missing} messages: "
                + $"{string.Join(", ", shown)}{more}.",
            Count = (int)Math.Min(missing, int.MaxValue),
            FirstDate = businessDate,
        };
    }
}

/// <summary>Held messages that have venue and reason in common.</summary>
/// <param name="Venue">The venue of the feed.</param>
/// <param name="Reason">The reason code.</param>
/// <param name="Messages">How many are held.</param>
public sealed record HeldCount(string Venue, string Reason, int Messages);
