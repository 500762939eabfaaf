using Stp.Domain.Ledger;
using Stp.Functions.DropCopy;
using Stp.Functions.Http;
using Stp.Functions.Positions;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary>A trade with everything it came from and everything it did: each report with its raw message, each revision, each posting.</summary>
internal sealed record TradeLineage : TradeItem
{
    public TradeLineage(TradeItem trade)
        : base(trade)
    {
    }

    public static new TradeLineage Example { get; } = new(TradeItem.Example)
    {
        Events = [EventItem.Example],
        Revisions = [new RevisionItem(1, PostingItem.Example.BookedAt, [RevisionItem.ExampleLine])],
        Postings = [PostingItem.Example],
    };

    public required IReadOnlyList<EventItem> Events { get; init; }

    public required IReadOnlyList<RevisionItem> Revisions { get; init; }

    public required IReadOnlyList<PostingItem> Postings { get; init; }
}

/// <summary>One report of a trade.</summary>
/// <param name="ReportKey">Identity of the report.</param>
/// <param name="References">Identity of the report that it amends, or null.</param>
/// <param name="Action">New, replace or cancel.</param>
/// <param name="Version">What orders the versions: two numbers, or times in ticks.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed.</param>
/// <param name="SeqNum">MsgSeqNum (34).</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <param name="TransactTime">TransactTime (60).</param>
/// <param name="Legs">The lines that it tells.</param>
/// <param name="Raw">The message.</param>
/// <param name="RawEncoding"><c>utf-8</c> or <c>base64</c>.</param>
internal sealed record EventItem(
    string ReportKey,
    string? References,
    TradeAction Action,
    string Version,
    string Venue,
    string Session,
    long? SeqNum,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? TransactTime,
    IReadOnlyList<LegItem> Legs,
    string Raw,
    string RawEncoding)
{
    public static EventItem Example { get; } = new(
        TradeItem.Example.TradeKey,
        References: null,
        TradeAction.New,
        "0.0",
        "ice",
        "TC1",
        2,
        new DateTimeOffset(2026, 11, 20, 6, 0, 35, TimeSpan.Zero),
        TradeItem.Example.TransactTime,
        [LegItem.Example],
        Acceptance.ExampleBody,
        RawText.Utf8);

    public static EventItem Of(TradeEvent e)
    {
        var (raw, encoding) = RawText.Of(e.Raw.Span);
        return new EventItem(
            e.TradeKey,
            e.ReferenceKey,
            e.Action,
            $"{e.Version.Major}.{e.Version.Minor}",
            e.Venue,
            e.Session,
            e.SeqNum,
            e.ReceivedAt,
            e.TransactTime,
            [.. e.Lines.Select(LegItem.Of)],
            raw,
            encoding);
    }
}

/// <summary>One change of a trade's effect.</summary>
internal sealed record RevisionItem(int Number, DateTimeOffset At, IReadOnlyList<EffectiveLine> Lines)
{
    public static EffectiveLine ExampleLine { get; } =
        new("1", "GAS-UK-01", "IFEU:BRN:2027-01", new DateOnly(2026, 11, 20), Side.Buy, 11, 72.415m);

    public static RevisionItem Of(TradeRevision revision, Caller caller) =>
        new(revision.Number, revision.At, [.. revision.Lines.Where(line => caller.MaySee(line.Account))]);
}
