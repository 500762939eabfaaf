using Stp.Domain.Holding;
using Stp.Functions.DropCopy;
using Stp.Functions.Http;

namespace Stp.Functions.Exceptions;

/// <summary>A held message as the HTTP contract shows it.</summary>
/// <param name="Raw">The message; null where it is longer than 64 KiB, and then served by <c>GET exceptions/{id}/raw</c> alone.</param>
/// <param name="RawEncoding"><c>utf-8</c> or <c>base64</c>.</param>
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
    string Status)
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
        ("status", e => e.Status));

    public static ExceptionItem Example { get; } = new(
        "0f4c1c9a5b7e4d6f8a9b0c1d2e3f4a5b",
        ReasonCodes.AccountUnmapped,
        "Account NWE-4481 (24) of ice is not in the reference data.",
        "ice",
        "TC1",
        2,
        Acceptance.ExampleBody,
        RawText.Utf8,
        Acceptance.ExampleBody.Length,
        new DateTimeOffset(2026, 11, 20, 6, 0, 35, TimeSpan.Zero),
        HeldExceptionDocument.Open);

    public static ExceptionItem Of(HeldExceptionDocument document)
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
            document.Status);
    }
}
