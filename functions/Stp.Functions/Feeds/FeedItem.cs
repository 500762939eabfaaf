using Stp.Domain.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.Feeds;

/// <summary>One epoch of a feed as HTTP shows it.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Session">The session.</param>
/// <param name="Epoch">The UTC date on which it began.</param>
/// <param name="State"><c>ok</c>, or <c>gap</c> where sequence numbers are missing, or <c>silent</c> where nothing is heard while its market trades.</param>
/// <param name="LastSeqNum">The highest sequence number of the latest numbering; null before the first.</param>
/// <param name="LastHeard">When anything of the epoch was received last.</param>
/// <param name="Received">The numbers received, by numbering and number.</param>
/// <param name="Gaps">The numbers missing that nobody has accepted.</param>
/// <param name="MissingCount">How many those are, with the ones that are no longer listed.</param>
/// <param name="Accepted">Missing numbers that people have accepted, which make no position incomplete.</param>
/// <param name="Resets">Where the numbers began anew.</param>
/// <param name="SilentSince">Since when the feed says nothing while its market trades; null where it does not.</param>
/// <param name="LagMs">The mean over the last five minutes with trades, from TransactTime (60) to when the trade was booked; null where none was.</param>
/// <param name="Lag">The same by minute, the last hour with trades; empty for a caller who may not see all accounts.</param>
internal sealed record FeedItem(
    string Venue,
    string Session,
    DateOnly Epoch,
    string State,
    long? LastSeqNum,
    DateTimeOffset? LastHeard,
    IReadOnlyList<FeedRange> Received,
    IReadOnlyList<FeedGap> Gaps,
    long MissingCount,
    IReadOnlyList<AcceptedGapItem> Accepted,
    IReadOnlyList<FeedRestart> Resets,
    DateTimeOffset? SilentSince,
    long? LagMs,
    IReadOnlyList<LagMinuteItem> Lag)
{
    public static CsvColumns<FeedItem> Columns { get; } = new(
        ("venue", f => f.Venue),
        ("session", f => f.Session),
        ("epoch", f => f.Epoch),
        ("state", f => f.State),
        ("lastSeqNum", f => f.LastSeqNum),
        ("lastHeard", f => f.LastHeard),
        ("received", f => string.Join(';', f.Received.Select(range => $"{range.From}-{range.To}"))),
        ("gaps", f => string.Join(';', f.Gaps.Select(gap => $"{gap.From}-{gap.To}"))),
        ("missingCount", f => f.MissingCount),
        ("resets", f => f.Resets.Count),
        ("silentSince", f => f.SilentSince),
        ("lagMs", f => f.LagMs),
        ("accepted", f => string.Join(';', f.Accepted.Select(gap => $"{gap.From}-{gap.To}"))));

    public static FeedItem Example { get; } = new(
        "ice",
        "TC1",
        new DateOnly(2026, 11, 20),
        "gap",
        LastSeqNum: 412,
        new DateTimeOffset(2026, 11, 20, 17, 59, 58, TimeSpan.Zero),
        [new FeedRange(0, 1, 300), new FeedRange(0, 302, 309), new FeedRange(0, 312, 412)],
        [new FeedGap(0, 301, 301, new DateTimeOffset(2026, 11, 20, 12, 0, 1, TimeSpan.Zero), new DateTimeOffset(2026, 11, 20, 12, 0, 3, TimeSpan.Zero))],
        MissingCount: 1,
        [new AcceptedGapItem(0, 310, 311, Missing: 2, "ann", new DateTimeOffset(2026, 11, 20, 13, 0, 0, TimeSpan.Zero), "The venue has never used them.")],
        Resets: [],
        SilentSince: null,
        LagMs: 240,
        [new LagMinuteItem(new DateTimeOffset(2026, 11, 20, 17, 59, 0, TimeSpan.Zero), Trades: 12, MeanMs: 240, MaxMs: 910)]);

    /// <summary>
    /// A feed as a caller may see it. It names no account and no trade, and what it lacks is what a position may lack; but how many trades were
    /// booked in a minute tells of all accounts together, and is not for a reader of some.
    /// </summary>
    public static FeedItem Of(FeedEpoch epoch, FeedPulse pulse, Caller caller)
    {
        var gaps = epoch.Gaps();
        var silentSince = pulse.Silence is { EndedAt: null } silence ? silence.Since : (DateTimeOffset?)null;
        return new FeedItem(
            epoch.Venue,
            epoch.Session,
            epoch.Epoch,
            gaps.Count > 0 ? "gap" : silentSince is not null ? "silent" : "ok",
            epoch.LastSeqNum,
            epoch.LastHeard,
            epoch.Received(),
            gaps,
            gaps.Sum(gap => gap.To - gap.From + 1) + epoch.ForgottenNumbers,
            [.. epoch.AcceptedGaps().Select(gap => AcceptedGapItem.Of(gap, caller))],
            epoch.Restarts,
            silentSince,
            FeedLag.RunningMs(pulse.Lag),
            caller.Accounts is not null ? [] : [.. pulse.Lag.Select(minute => new LagMinuteItem(minute.Minute, minute.Trades, minute.TotalMs / minute.Trades, minute.MaxMs))]);
    }
}

/// <summary>Missing numbers that a person has accepted: the venue has never used them, or will never send them again.</summary>
/// <param name="Numbering">Which numbering of the epoch, from 0.</param>
/// <param name="From">The first MsgSeqNum (34).</param>
/// <param name="To">The last.</param>
/// <param name="Missing">How many of them are missing still: what came after all is booked as any.</param>
/// <param name="By">Who; null for a caller who may not see all accounts.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; null for a caller who may not see all accounts, because it may name one.</param>
internal sealed record AcceptedGapItem(int Numbering, long From, long To, long Missing, string? By, DateTimeOffset At, string? Reason)
{
    public static AcceptedGapItem Of(AcceptedGap gap, Caller caller) => new(
        gap.Numbering,
        gap.Acceptance.From,
        gap.Acceptance.To,
        gap.Missing,
        caller.Accounts is null ? gap.Acceptance.By : null,
        gap.Acceptance.At,
        caller.Accounts is null ? gap.Acceptance.Reason : null);
}

/// <summary>How long trades of one minute took from the venue to the book.</summary>
/// <param name="Minute">The minute in which they were booked.</param>
/// <param name="Trades">How many.</param>
/// <param name="MeanMs">On average, in milliseconds.</param>
/// <param name="MaxMs">The slowest, in milliseconds.</param>
internal sealed record LagMinuteItem(DateTimeOffset Minute, long Trades, long MeanMs, long MaxMs);
