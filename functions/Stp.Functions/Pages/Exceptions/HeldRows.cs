using Stp.Functions.Exceptions;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Http;
using Stp.Functions.Pages.Trades;
using Stp.Pages.Exceptions;

namespace Stp.Functions.Pages.Exceptions;

/// <summary>Held messages as pages show them.</summary>
internal static class HeldRows
{
    public static HeldRow Of(ExceptionItem e) =>
        new(e.Id, e.Detail, e.Venue, e.Session, e.SeqNum, e.ReceivedAt, EnumText.Of(e.Status), e.Owner, e.Comment, e.Attempts);

    public static HeldMessage Of(ExceptionDetail detail) => new()
    {
        Row = Of(detail.Exception),
        Reason = detail.Exception.Reason,
        Cause = detail.Exception.Cause,
        RawBytes = detail.Exception.RawBytes,
        TradeKey = detail.TradeKey,
        Decoded = DecodedLines.Of(detail.Decoded),
        Steps = [.. detail.Actions.Select(action => new HeldStep(action.At, action.By, EnumText.Of(action.Kind), action.Text))],
        DeadLetters = [.. detail.DeadLetters.Select(Of)],
    };

    public static ExceptionGroupRow Of(ExceptionGroupItem g) => new(
        g.Cause,
        g.Reason,
        g.Detail,
        g.Venue,
        g.Session,
        g.Field,
        EnumText.Of(g.Status),
        g.Count,
        g.Oldest,
        g.Newest,
        g.Mapping is { } missing ? new MissingMapping(missing.Map, missing.Venue, missing.Code, missing.OtherCodes) : null,
        g.Ready);

    public static BatchRow Of(BatchItem b, string detail) =>
        new(b.Id, EnumText.Of(b.Kind), detail, b.StartedBy, b.StartedAt, b.Queued, b.Reprocessing, b.Resolved, b.HeldAgain, b.Dismissed, b.IsDone, b.Failure);

    private static GivenUp Of(DeadLetter letter) => new(letter.Queue, letter.EnqueuedAt, letter.Deliveries, letter.Description ?? letter.Reason);
}
