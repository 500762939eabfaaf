using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Domain.Reference;
using Stp.Functions.DropCopy;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Http;

namespace Stp.Functions.Exceptions;

/// <summary>A held message as the HTTP contract shows it.</summary>
/// <param name="Id">The exception.</param>
/// <param name="Reason">A reason code.</param>
/// <param name="Detail">One sentence that names the tag and the value.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed, if known.</param>
/// <param name="SeqNum">MsgSeqNum (34), if it could be read.</param>
/// <param name="Raw">The message; null where it is longer than 64 KiB, and then served by <c>GET exceptions/{id}/raw</c> alone.</param>
/// <param name="RawEncoding"><c>utf-8</c> or <c>base64</c>.</param>
/// <param name="RawBytes">How long the message is.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="AgeMinutes">How long that is ago.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Owner">Who is to look at it, or null.</param>
/// <param name="Comment">The last thing that was said of it, or null.</param>
/// <param name="Attempts">How often it was reprocessed.</param>
/// <param name="Cause">What it has in common with others: the group that it is in.</param>
internal sealed record ExceptionItem(
    string Id,
    string Reason,
    string Detail,
    string Venue,
    string? Session,
    long? SeqNum,
    string? Raw,
    string? RawEncoding,
    int RawBytes,
    DateTimeOffset ReceivedAt,
    long AgeMinutes,
    HeldStatus Status,
    string? Owner,
    string? Comment,
    int Attempts,
    string Cause)
{
    public static CsvColumns<ExceptionItem> Columns { get; } = new(
        ("id", e => e.Id),
        ("reason", e => e.Reason),
        ("detail", e => e.Detail),
        ("venue", e => e.Venue),
        ("session", e => e.Session),
        ("seqNum", e => e.SeqNum),
        ("raw", e => e.Raw),
        ("rawEncoding", e => e.RawEncoding),
        ("rawBytes", e => e.RawBytes),
        ("receivedAt", e => e.ReceivedAt),
        ("ageMinutes", e => e.AgeMinutes),
        ("status", e => EnumText.Of(e.Status)),
        ("owner", e => e.Owner),
        ("comment", e => e.Comment),
        ("attempts", e => e.Attempts),
        ("cause", e => e.Cause));

    public static HoldCause ExampleCause { get; } = new(
        ReasonCodes.AccountUnmapped, "ice", Session: null, "side:453[452=24].448", Value: null, new MissingMapping(ReferenceMap.Accounts, "ice", ["NWE-4481"]));

    public static ExceptionItem Example { get; } = new(
        "0f4c1c9a5b7e4d6f8a9b0c1d2e3f4a5b",
        ReasonCodes.AccountUnmapped,
        ExampleCause.Describe(),
        "ice",
        "TC1",
        2,
        Acceptance.ExampleBody,
        RawText.Utf8,
        Acceptance.ExampleBody.Length,
        new DateTimeOffset(2026, 11, 20, 6, 0, 35, TimeSpan.Zero),
        AgeMinutes: 12,
        HeldStatus.Open,
        "ann",
        "I ask the broker.",
        Attempts: 0,
        ExampleCause.ToString());

    public static ExceptionItem Of(HeldExceptionDocument document, DateTimeOffset now)
    {
        var (text, encoding) = document.Raw is null ? default((string?, string?)) : RawText.Of(document.Raw);
        return new ExceptionItem(
            document.Id,
            document.Reason,
            document.Detail,
            document.Venue,
            document.Session,
            document.SeqNum,
            text,
            encoding,
            document.RawBytes,
            document.ReceivedAt,
            (long)(now - document.ReceivedAt).TotalMinutes,
            document.Review.Status,
            document.Review.Owner,
            document.Review.Comment,
            document.Review.Attempt,
            document.Cause);
    }
}
