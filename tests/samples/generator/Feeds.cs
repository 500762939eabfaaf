using Stp.Samples.Generator.Running;
using Stp.Samples.Generator.Stories;

namespace Stp.Samples.Generator;

/// <summary>Which stories each feed tells, and how often on a day of <see cref="Messages"/> messages.</summary>
internal static class Feeds
{
    /// <summary>The size of day that the counts below make.</summary>
    public const int Messages = 2000;

    private static readonly (Action<FeedRun> Story, int Times)[] SessionNoise =
    [
        (NoiseStories.Heartbeat, 5), (NoiseStories.TestRequest, 2), (NoiseStories.ResendRequest, 1), (NoiseStories.SessionReject, 1),
    ];

    private static readonly (Action<FeedRun> Story, int Times)[] Damage =
    [
        (BrokenStories.Checksum, 1), (BrokenStories.BodyLength, 1), (BrokenStories.Truncated, 1), (BrokenStories.DuplicateTag, 1),
        (BrokenStories.Binary, 1), (BrokenStories.Resent, 1),
    ];

    private static readonly (Action<FeedRun> Story, int Times)[] Amendments =
    [
        (AmendmentStories.Amended, 9), (AmendmentStories.Shuffled, 4), (AmendmentStories.ReplaceFirst, 3), (AmendmentStories.Unchanged, 2),
        (AmendmentStories.Busted, 6), (AmendmentStories.BustFirst, 2), (AmendmentStories.LateBust, 2), (AmendmentStories.BustThenReplace, 1),
        (AmendmentStories.LoneBust, 1), (ReplayStories.Repeated, 2),
    ];

    private static readonly (Action<FeedRun> Story, int Times)[] Replays =
    [
        (ReplayStories.PossResend, 3), (ReplayStories.PossDup, 3), (ReplayStories.GapFilled, 2), (ReplayStories.GapFilledByReset, 1),
    ];

    private static readonly (Action<FeedRun> Story, int Times)[] Invalid =
    [
        (HeldStories.ZeroLots, 1), (HeldStories.NegativeLots, 1), (HeldStories.NoPrice, 1), (HeldStories.ImpossibleDate, 1), (HeldStories.NoSide, 1),
        (HeldStories.NoIdentity, 1), (HeldStories.UnmappedAccount, 2), (HeldStories.UnmappedInstrument, 2),
    ];

    private static readonly (Action<FeedRun> Story, int Times)[] NotTrades =
    [
        (NoiseStories.Submission, 3), (NoiseStories.SubmissionRejected, 1), (NoiseStories.Rejected, 2), (NoiseStories.Unmatched, 3), (NoiseStories.UnmatchedStatus, 1),
    ];

    public static (Action<FeedRun> Story, int Times)[] CmeStp { get; } =
    [
        (TradeStories.Plain, 100), (TradeStories.BothOurs, 4), (TradeStories.WithoutTradeId, 2), (TradeStories.PipeInText, 2), (TradeStories.DataWithDelimiter, 1),
        (TradeStories.ClearsNextDay, 3), (TradeStories.EveningBefore, 3), (AmendmentStories.StartsAsReplace, 3), (AmendmentStories.Provisional, 5),
        (SpreadStories.OneReport, 8), (SpreadStories.OneReportAmended, 2), (SpreadStories.LegReports, 4),
        (CrossStories.RepeatedInFixml, 3), (CrossStories.AmendedInFixml, 4), (CrossStories.BustedInFixml, 2),
        (HeldStories.OurFirmUnmappedAccount, 2), (HeldStories.Unspecified, 2), (HeldStories.UnmappedBoth, 1), (HeldStories.UnmappedThenCancelled, 1),
        (HeldStories.UnknownAction, 1), (HeldStories.EndlessIdentity, 1), (HeldStories.UnknownType, 1), (BrokenStories.GroupCount, 2),
        (NoiseStories.ReportRequest, 1), (NoiseStories.UserResponse, 1), (NoiseStories.SecurityDefinition, 2), (NoiseStories.News, 1),
        .. NotTrades, .. SessionNoise, .. Damage, .. Amendments, .. Replays, .. Invalid,
    ];

    public static (Action<FeedRun> Story, int Times)[] CmeFixml { get; } =
    [
        (TradeStories.Plain, 72), (TradeStories.BothOurs, 3), (TradeStories.PipeInText, 1), (TradeStories.ClearsNextDay, 2), (TradeStories.EveningBefore, 2),
        (AmendmentStories.StartsAsReplace, 4), (AmendmentStories.Provisional, 4), (SpreadStories.OneReport, 8), (SpreadStories.OneReportAmended, 2),
        (SpreadStories.LegReports, 2), (HeldStories.OurFirmUnmappedAccount, 1), (HeldStories.UnknownAction, 1), (HeldStories.Unspecified, 1),
        (FixmlStories.Allocation, 4), (FixmlStories.GiveUpMark, 3), (FixmlStories.RequestAck, 2), (FixmlStories.ReportAck, 2), (FixmlStories.Request, 1),
        (BrokenStories.MalformedXml, 2), (BrokenStories.XmlWithDtd, 1),
        .. NotTrades, .. Amendments, .. Invalid,
    ];

    public static (Action<FeedRun> Story, int Times)[] CmeDropCopy { get; } =
    [
        (TradeStories.Plain, 145), (TradeStories.PipeInText, 2), (TradeStories.PipeInIdentity, 2), (TradeStories.ClearsNextDay, 3), (TradeStories.EveningBefore, 2),
        (TradeStories.SameSuffix, 3), (AmendmentStories.LoneReplace, 1), (AmendmentStories.SameTransactTime, 2), (SpreadStories.LegReports, 8),
        (HeldStories.Unspecified, 2), (HeldStories.UnknownType, 1), (HeldStories.ExponentPrice, 1),
        (NoiseStories.OrderState, 8), (NoiseStories.StatusReport, 2), (NoiseStories.CancelReject, 2), (NoiseStories.NewOrder, 1),
        .. SessionNoise, .. Damage, .. Amendments, .. Replays, .. Invalid,
    ];

    public static (Action<FeedRun> Story, int Times)[] Ice { get; } =
    [
        (TradeStories.Plain, 180), (TradeStories.BothOurs, 3), (TradeStories.PipeInText, 2), (TradeStories.DataWithDelimiter, 1), (TradeStories.ClearsNextDay, 4),
        (AmendmentStories.LoneReplace, 1), (AmendmentStories.SameTransactTime, 2), (AmendmentStories.Amended, 6), (AmendmentStories.Unchanged, 3),
        (SpreadStories.OneReport, 8), (SpreadStories.OneReportAmended, 2),
        (HeldStories.NewDesk, 20), (HeldStories.Unspecified, 2), (HeldStories.UnmappedBoth, 1), (HeldStories.UnmappedThenCancelled, 1), (BrokenStories.GroupCount, 2),
        (NoiseStories.IceStatus, 4), (NoiseStories.ReportRequest, 1), (NoiseStories.SecurityDefinition, 8), (NoiseStories.News, 1),
        .. SessionNoise, .. Damage, .. Amendments, .. Replays, .. Invalid,
    ];

    public static (Action<FeedRun> Story, int Times)[] TradingFrontEnd { get; } =
    [
        (TradeStories.Plain, 45), (TradeStories.PipeInText, 1), (TradeStories.ClearsNextDay, 2), (TradeStories.EveningBefore, 1),
        (GenericStories.Chain, 3), (GenericStories.ChainBusted, 3), (GenericStories.ChainShuffled, 2), (GenericStories.UniqueId, 4),
        (AmendmentStories.LoneReplace, 1), (AmendmentStories.SameTransactTime, 2), (SpreadStories.LegReports, 5), (BrokenStories.GroupCount, 1),
        (HeldStories.EndlessIdentity, 1), (NoiseStories.News, 1), (NoiseStories.OrderState, 5), (NoiseStories.CancelReject, 2),
        .. SessionNoise, .. Damage, .. Amendments, .. Replays, .. Invalid,
    ];

    public static (Action<FeedRun> Story, int Times)[] Broker44 { get; } =
    [
        (TradeStories.Plain, 40), (TradeStories.DataWithDelimiter, 1), (TradeStories.ClearsNextDay, 1), (GenericStories.Chain, 1), (GenericStories.ChainBusted, 1),
        (HeldStories.ExponentPrice, 1), (HeldStories.UnknownType, 1), (NoiseStories.OrderState, 4), (NoiseStories.TradingSessionStatus, 1),
        .. SessionNoise, .. Amendments, .. Replays, .. Invalid,
    ];

    public static (Action<FeedRun> Story, int Times)[] Broker42 { get; } =
    [
        (TradeStories.Plain, 24), (GenericStories.Chain, 1), (GenericStories.ChainBusted, 1), (AmendmentStories.SameTransactTime, 1),
        (NoiseStories.OrderState, 4), (NoiseStories.StatusReport, 2), (NoiseStories.NewOrder, 1), .. SessionNoise, .. Amendments, .. Replays,
        (HeldStories.UnmappedAccount, 1), (HeldStories.UnmappedInstrument, 1), (HeldStories.ZeroLots, 1),
    ];

    public static (Action<FeedRun> Story, int Times)[] Broker50 { get; } =
    [
        (TradeStories.Plain, 12), (TradeStories.Capture, 20), (AmendmentStories.AmendedCapture, 4), (AmendmentStories.BustedCapture, 2),
        (NoiseStories.OrderState, 2), (NoiseStories.SecurityDefinition, 1), .. SessionNoise, .. Amendments, .. Replays,
        (HeldStories.UnmappedAccount, 1), (HeldStories.UnmappedInstrument, 1), (HeldStories.NoSide, 1),
    ];

    /// <summary>Fills an urn for a day of another size. What happens once a day does so on every day.</summary>
    public static Urn Urn((Action<FeedRun> Story, int Times)[] stories, int messages, params Action<FeedRun>[] once)
    {
        var urn = new Urn();
        foreach (var (story, times) in stories)
        {
            urn.Put(story, Math.Max(1, (int)((long)times * messages / Messages)));
        }

        foreach (var story in once)
        {
            urn.Put(story, 1);
        }

        return urn;
    }
}
