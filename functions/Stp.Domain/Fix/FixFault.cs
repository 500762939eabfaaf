using Stp.Domain.Holding;

namespace Stp.Domain.Fix;

/// <summary>Why bytes are not a message that can be read.</summary>
public enum FixFault
{
    /// <summary>The message can be read.</summary>
    None,

    /// <summary>No bytes, or white space only.</summary>
    Empty,

    /// <summary>Longer than the limit.</summary>
    TooLarge,

    /// <summary>The bytes end before CheckSum (10) does.</summary>
    Truncated,

    /// <summary>No <c>8=FIX</c> at the start, or no delimiter behind it.</summary>
    Unrecognised,

    /// <summary>BodyLength (9) is absent, no number or wrong.</summary>
    BodyLength,

    /// <summary>CheckSum (10) is not three digits, not last or wrong.</summary>
    CheckSum,

    /// <summary>A field is not <c>tag=value</c>, or a data field is not as long as its length field says.</summary>
    FieldMalformed,

    /// <summary>More than <see cref="FixMessage.MaxFields"/> fields.</summary>
    TooManyFields,

    /// <summary>A tag stands twice outside groups or in one entry.</summary>
    TagDuplicate,

    /// <summary>A group has more or fewer entries than its count says.</summary>
    GroupCount,
}

/// <summary>Faults as reasons to hold a message.</summary>
public static class FixFaultExtensions
{
    /// <summary>The reason code of a fault.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fault is <see cref="FixFault.None"/>.</exception>
    public static string ToReasonCode(this FixFault fault) => fault switch
    {
        FixFault.Empty => ReasonCodes.MessageEmpty,
        FixFault.TooLarge => ReasonCodes.MessageTooLarge,
        FixFault.Truncated => ReasonCodes.MessageTruncated,
        FixFault.Unrecognised => ReasonCodes.MessageUnrecognised,
        FixFault.BodyLength => ReasonCodes.BodyLengthWrong,
        FixFault.CheckSum => ReasonCodes.ChecksumWrong,
        FixFault.FieldMalformed => ReasonCodes.FieldMalformed,
        FixFault.TooManyFields => ReasonCodes.TooManyFields,
        FixFault.TagDuplicate => ReasonCodes.TagDuplicate,
        FixFault.GroupCount => ReasonCodes.GroupCountWrong,
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "A message without a fault is not held."),
    };
}
