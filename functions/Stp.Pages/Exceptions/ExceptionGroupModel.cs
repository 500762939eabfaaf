using Stp.Pages.Reference;

namespace Stp.Pages.Exceptions;

/// <summary>The messages of one cause, one of them in full.</summary>
public sealed record ExceptionGroupModel
{
    /// <summary>The group.</summary>
    public required ExceptionGroupRow Group { get; init; }

    /// <summary>One message of it, the oldest.</summary>
    public required HeldMessage Sample { get; init; }

    /// <summary>One page of its messages.</summary>
    public required IReadOnlyList<HeldRow> Messages { get; init; }

    /// <summary>The place of the next page; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>The columns of the missing row, to be filled in here; none where no mapping is missing or the reader may not change reference data.</summary>
    public IReadOnlyList<ReferenceField> Fields { get; init; } = [];

    /// <summary>The latest batch of the cause; null where there is none.</summary>
    public BatchRow? Batch { get; init; }

    /// <summary>Why what was sent could not be taken; null where nothing is wrong.</summary>
    public string? Problem { get; init; }
}

/// <summary>A held message in a list.</summary>
/// <param name="Id">The exception.</param>
/// <param name="Detail">One sentence that names the tag and the value.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed, if known.</param>
/// <param name="SeqNum">MsgSeqNum (34), if it could be read.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Owner">Who is to look at it, or null.</param>
/// <param name="Comment">The last thing that was said of it, or null.</param>
/// <param name="Attempts">How often it was reprocessed.</param>
public sealed record HeldRow(
    string Id,
    string Detail,
    string Venue,
    string? Session,
    long? SeqNum,
    DateTimeOffset ReceivedAt,
    string Status,
    string? Owner,
    string? Comment,
    int Attempts);
