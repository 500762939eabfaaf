using Stp.Functions.Exceptions.Storage;

namespace Stp.Functions.Exceptions.Reprocessing;

/// <summary>Held messages that are reprocessed together: document in container <c>exceptions</c>.</summary>
internal sealed record ReprocessBatch
{
    public const string FixedType = "batch";

    public required string Id { get; init; }

    /// <summary>The id: the partition.</summary>
    public required string ExceptionId { get; init; }

    public string Type { get; init; } = FixedType;

    /// <summary>Which exceptions.</summary>
    public required ExceptionFilter Filter { get; init; }

    public required string StartedBy { get; init; }

    /// <summary>When it was started: what is received later is no part of it.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Pages that are queued.</summary>
    public int Pages { get; init; }

    /// <summary>Exceptions that are queued.</summary>
    public int Queued { get; init; }

    /// <summary>Place in the list behind the last page; null before the first.</summary>
    public DateTimeOffset? AfterReceivedAt { get; init; }

    public string? AfterId { get; init; }

    /// <summary>When the last page was queued, or when that was given up; null before.</summary>
    public DateTimeOffset? QueuedAt { get; init; }

    /// <summary>Why it was given up, or null.</summary>
    public string? Failure { get; init; }
}
