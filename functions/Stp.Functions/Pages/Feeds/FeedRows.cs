using Stp.Functions.Feeds;
using Stp.Pages.Charts;
using Stp.Pages.Feeds;

namespace Stp.Functions.Pages.Feeds;

/// <summary>Feeds as pages show them.</summary>
internal static class FeedRows
{
    public static FeedRow Of(FeedItem f) => new(
        f.Venue,
        f.Session,
        f.Epoch,
        f.State,
        f.LastSeqNum,
        f.LastHeard,
        [.. f.Received.Select(range => new NumberRange(range.Numbering, range.From, range.To))],
        [.. f.Gaps.Select(gap => new NumberGap(gap.Numbering, gap.From, gap.To, gap.After, gap.Before))],
        f.MissingCount,
        [.. f.Accepted.Select(gap => new AcceptedNumbers(gap.Numbering, gap.From, gap.To, gap.Missing, gap.By, gap.At, gap.Reason))],
        [.. f.Resets.Select(reset => new NumberReset(reset.At, reset.NextSeqNum))],
        f.SilentSince,
        f.LagMs,
        [.. f.Lag.Select(minute => new LagMinute(minute.Minute, minute.Trades, minute.MeanMs, minute.MaxMs))]);
}
