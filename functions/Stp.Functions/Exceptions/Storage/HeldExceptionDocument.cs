using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Domain.Normalizing;

namespace Stp.Functions.Exceptions.Storage;

/// <summary>A held message in container <c>exceptions</c>.</summary>
internal sealed record HeldExceptionDocument
{
    public const string FixedType = "exception";

    /// <summary>Another id of an exception, under which the same message would be held for another reason.</summary>
    public const string AliasType = "alias";

    /// <summary>Ways in which queues gave up that are kept, the last ones.</summary>
    private const int MaxDeadLetters = 20;

    public required string Id { get; init; }

    /// <summary>The id: the partition, shared with the parts of a large message.</summary>
    public required string ExceptionId { get; init; }

    public string Type { get; init; } = FixedType;

    public required string Reason { get; init; }

    public required string Detail { get; init; }

    /// <summary>The field that is to blame, and its value, as <see cref="Hold"/> has them.</summary>
    public string? Field { get; init; }

    public string? Value { get; init; }

    /// <summary>What it has in common with others, as <see cref="HoldCause"/> writes it.</summary>
    public required string Cause { get; init; }

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

    /// <summary>What was done with it.</summary>
    public HeldReview Review { get; init; } = new();

    /// <summary>How queues gave up on it, oldest first.</summary>
    public IReadOnlyList<DeadLetter> DeadLetters { get; init; } = [];

    /// <summary>The exception that an alias stands for.</summary>
    public string? AliasOf { get; init; }

    /// <summary>What its message is normalized with: as first received.</summary>
    public MessageContext Context => new(Venue, Session, ReceivedAt);

    /// <summary>Why it is held, as far as it is shown.</summary>
    public Hold Why => new(Reason, Detail) { Field = Field, Value = Value };

    public static HeldExceptionDocument Of(HeldException held, int parts) => new()
    {
        Id = held.Id,
        ExceptionId = held.Id,
        Reason = held.Why.Reason,
        Detail = held.Why.Detail,
        Field = held.Why.Field,
        Value = held.Why.Value,
        Cause = HoldCause.Of(held.Why, held.Venue, held.Session).ToString(),
        Venue = held.Venue,
        Session = held.Session,
        SeqNum = held.SeqNum,
        Raw = parts == 0 ? held.Raw.ToArray() : null,
        RawParts = parts,
        RawBytes = held.Raw.Length,
        ReceivedAt = held.ReceivedAt,
        TradeKey = held.TradeKey,
        DeadLetters = held.DeadLetter is null ? [] : [held.DeadLetter],
    };

    /// <summary>The exception with what was done with it; the same instance where that is nothing new.</summary>
    public HeldExceptionDocument With(HeldReview review) => ReferenceEquals(review, Review) ? this : this with { Review = review };

    /// <summary>The exception held for another reason; what is known of the message stays.</summary>
    public HeldExceptionDocument HeldFor(Hold why, string? tradeKey) => this with
    {
        Reason = why.Reason,
        Detail = why.Detail,
        Field = why.Field,
        Value = why.Value,
        Cause = HoldCause.Of(why, Venue, Session).ToString(),
        TradeKey = tradeKey ?? TradeKey,
    };

    /// <summary>The exception after a queue gave up on it once more; the same instance where that is known.</summary>
    public HeldExceptionDocument With(DeadLetter deadLetter) => DeadLetters.Any(deadLetter.IsSameAs)
        ? this
        : this with { DeadLetters = [.. DeadLetters.Append(deadLetter).TakeLast(MaxDeadLetters)] };

    /// <summary>A document that keeps another id taken for this exception.</summary>
    public HeldExceptionDocument Alias(string id) => this with { Id = id, ExceptionId = id, Type = AliasType, Raw = null, RawParts = 0, AliasOf = Id };
}

/// <summary>A part of a raw message that is too large for one document.</summary>
/// <param name="Id"><c>part-000</c> and so on.</param>
/// <param name="ExceptionId">The exception: the partition.</param>
/// <param name="Type">Always <c>part</c>.</param>
/// <param name="Raw">The bytes of the part.</param>
internal sealed record RawPartDocument(string Id, string ExceptionId, string Type, byte[] Raw);
