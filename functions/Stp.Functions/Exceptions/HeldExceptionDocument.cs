namespace Stp.Functions.Exceptions;

/// <summary>A held message in container <c>exceptions</c>.</summary>
internal sealed record HeldExceptionDocument
{
    public const string FixedType = "exception";

    /// <summary>A person has not dealt with it yet.</summary>
    public const string Open = "open";

    /// <summary>The cause is gone by itself.</summary>
    public const string Resolved = "resolved";

    public required string Id { get; init; }

    /// <summary>The id: the partition, shared with the parts of a large message.</summary>
    public required string ExceptionId { get; init; }

    public string Type { get; init; } = FixedType;

    public required string Reason { get; init; }

    public required string Detail { get; init; }

    public required string Venue { get; init; }

    public string? Session { get; init; }

    public long? SeqNum { get; init; }

    /// <summary>The raw bytes, or null when they are in <see cref="RawParts"/> documents of their own.</summary>
    public byte[]? Raw { get; init; }

    /// <summary>Number of part documents, 0 when <see cref="Raw"/> holds all.</summary>
    public int RawParts { get; init; }

    public required int RawBytes { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The trade concerned, where there is one.</summary>
    public string? TradeKey { get; init; }

    public required string Status { get; init; }
}

/// <summary>A part of a raw message that is too large for one document.</summary>
/// <param name="Id"><c>part-000</c> and so on.</param>
/// <param name="ExceptionId">The exception: the partition.</param>
/// <param name="Type">Always <c>part</c>.</param>
/// <param name="Raw">The bytes of the part.</param>
internal sealed record RawPartDocument(string Id, string ExceptionId, string Type, byte[] Raw);
