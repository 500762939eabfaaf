using Stp.Domain.People;
using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions.Batches;

/// <summary>Held messages that are reprocessed or dismissed together: document in container <c>exceptions</c>.</summary>
internal sealed record ExceptionBatch
{
    public const string FixedType = "batch";

    public required string Id { get; init; }

    /// <summary>The id: the partition.</summary>
    public required string ExceptionId { get; init; }

    public string Type { get; init; } = FixedType;

    /// <summary>Which exceptions.</summary>
    public required ExceptionFilter Filter { get; init; }

    /// <summary>Why they are not to be booked; null where they are reprocessed.</summary>
    public string? DismissReason { get; init; }

    public required string StartedBy { get; init; }

    public string? StartedById { get; init; }

    /// <summary>When it was started: what is received later is no part of it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Pages that are done.</summary>
    public int Pages { get; init; }

    /// <summary>Exceptions of those pages.</summary>
    public int Queued { get; init; }

    /// <summary>Place in the list behind the last page; null before the first.</summary>
    public DateTimeOffset? AfterReceivedAt { get; init; }

    public string? AfterId { get; init; }

    /// <summary>When the last page was done, or the batch was given up; null before.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Why it was given up, or null.</summary>
    public string? Failure { get; init; }

    public Person Starter => new(StartedBy, StartedById);

    public BatchKind Kind => DismissReason is null ? BatchKind.Reprocess : BatchKind.Dismiss;
}

/// <summary>What is done with the messages of a batch. The names are those of the HTTP contract.</summary>
internal enum BatchKind
{
    /// <summary>They go through normalizing and booking again.</summary>
    Reprocess,

    /// <summary>They are not to be booked.</summary>
    Dismiss,
}
