namespace Stp.Functions.Exceptions.Batches;

/// <summary>Exceptions that are reprocessed or dismissed together, and how far that is.</summary>
/// <param name="Id">The batch.</param>
/// <param name="Kind">What is done with them.</param>
/// <param name="Cause">Which exceptions: null for any, as the four after it.</param>
/// <param name="Reason">Their reason code.</param>
/// <param name="Venue">Their venue.</param>
/// <param name="Session">Their session.</param>
/// <param name="Owner">Their owner.</param>
/// <param name="DismissReason">Why they are not to be booked; null where they are reprocessed.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When; what was received later is no part of it.</param>
/// <param name="Queued">Exceptions that are queued, or dismissed, so far.</param>
/// <param name="QueuedAt">When the last one was; null while there are more.</param>
/// <param name="Reprocessing">Those on their way.</param>
/// <param name="Resolved">Those that are booked.</param>
/// <param name="HeldAgain">Those that are held once more.</param>
/// <param name="Dismissed">Those that the batch has dismissed, or a person meanwhile.</param>
/// <param name="IsDone">Whether all are queued, or dismissed, and none is on its way.</param>
/// <param name="Failure">Why it was given up before all were done; null where it was not. What is still open is for another batch.</param>
internal sealed record BatchItem(
    string Id,
    BatchKind Kind,
    string? Cause,
    string? Reason,
    string? Venue,
    string? Session,
    string? Owner,
    string? DismissReason,
    string StartedBy,
    DateTimeOffset StartedAt,
    int Queued,
    DateTimeOffset? QueuedAt,
    int Reprocessing,
    int Resolved,
    int HeldAgain,
    int Dismissed,
    bool IsDone,
    string? Failure)
{
    public static BatchItem Example { get; } = new(
        "batch-5d0ae2b67d0f4a498b571f6f3b2f9a10",
        BatchKind.Reprocess,
        ExceptionItem.Example.Cause,
        Reason: null,
        Venue: null,
        Session: null,
        Owner: null,
        DismissReason: null,
        "ann",
        new DateTimeOffset(2026, 11, 20, 9, 15, 0, TimeSpan.Zero),
        Queued: 20,
        new DateTimeOffset(2026, 11, 20, 9, 15, 1, TimeSpan.Zero),
        Reprocessing: 0,
        Resolved: 19,
        HeldAgain: 1,
        Dismissed: 0,
        IsDone: true,
        Failure: null);
}
