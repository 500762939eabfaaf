namespace Stp.Pages.Exceptions;

/// <summary>Held messages, grouped by what they are held for.</summary>
public sealed record ExceptionsModel
{
    /// <summary>Which of them: <c>open</c>, <c>reprocessing</c>, <c>resolved</c> or <c>dismissed</c>.</summary>
    public required string Status { get; init; }

    /// <summary>The groups, those with most messages first.</summary>
    public required IReadOnlyList<ExceptionGroupRow> Groups { get; init; }

    /// <summary>The place of the next page; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>Batches that are under way or have just ended, newest first.</summary>
    public IReadOnlyList<BatchRow> Batches { get; init; } = [];
}

/// <summary>Held messages of one cause, as <c>GET exceptions/groups</c> gives them.</summary>
/// <param name="Cause">The cause, to list or to reprocess its messages by.</param>
/// <param name="Reason">A reason code.</param>
/// <param name="Detail">One sentence for all of them.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed; null where the cause has nothing to do with it.</param>
/// <param name="Field">The field that is to blame, or null.</param>
/// <param name="Status">Where they stand.</param>
/// <param name="Count">How many.</param>
/// <param name="Oldest">When the first of them was received.</param>
/// <param name="Newest">When the last.</param>
/// <param name="Mapping">The mapping that is missing, or null.</param>
/// <param name="Ready">Whether the reference data has that mapping by now; null where none is missing.</param>
public sealed record ExceptionGroupRow(
    string Cause,
    string Reason,
    string Detail,
    string Venue,
    string? Session,
    string? Field,
    string Status,
    int Count,
    DateTimeOffset Oldest,
    DateTimeOffset Newest,
    MissingMapping? Mapping,
    bool? Ready);

/// <summary>A row of reference data that is missing.</summary>
/// <param name="Map">The map: <c>accounts</c>, <c>instruments</c> or <c>contracts</c>.</param>
/// <param name="Venue">The reference venue, or the MIC for contracts.</param>
/// <param name="Code">The code to map.</param>
/// <param name="OtherCodes">Codes of which any one would do as well.</param>
public sealed record MissingMapping(string Map, string Venue, string Code, IReadOnlyList<string> OtherCodes);

/// <summary>Exceptions that are reprocessed or dismissed together, as <c>GET exceptions/batches/{id}</c> gives them.</summary>
/// <param name="Id">The batch.</param>
/// <param name="Kind"><c>reprocess</c> or <c>dismiss</c>.</param>
/// <param name="Detail">What they are held for, in a sentence.</param>
/// <param name="StartedBy">Who started it.</param>
/// <param name="StartedAt">When.</param>
/// <param name="Queued">Exceptions that are queued, or dismissed, so far.</param>
/// <param name="Reprocessing">Those on their way.</param>
/// <param name="Resolved">Those that are booked.</param>
/// <param name="HeldAgain">Those that are held once more.</param>
/// <param name="Dismissed">Those that the batch has dismissed, or a person meanwhile.</param>
/// <param name="IsDone">Whether all are queued, or dismissed, and none is on its way.</param>
/// <param name="Failure">Why it was given up before all were done; null where it was not.</param>
public sealed record BatchRow(
    string Id,
    string Kind,
    string Detail,
    string StartedBy,
    DateTimeOffset StartedAt,
    int Queued,
    int Reprocessing,
    int Resolved,
    int HeldAgain,
    int Dismissed,
    bool IsDone,
    string? Failure)
{
    /// <summary>Those whose outcome is known.</summary>
    public int Settled => Resolved + HeldAgain + Dismissed;
}
