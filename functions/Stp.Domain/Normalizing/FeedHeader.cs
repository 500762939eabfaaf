namespace Stp.Domain.Normalizing;

/// <summary>The part of a message header that tells where it stands in its feed.</summary>
public readonly record struct FeedHeader
{
    /// <summary>The session: as named at ingest, else <c>SenderCompID&gt;TargetCompID</c>; null where neither is known.</summary>
    public string? Session { get; init; }

    /// <summary>The epoch in which sequence numbers count up, as the dialect says: the UTC date of SendingTime, or a week.</summary>
    public DateOnly? Epoch { get; init; }

    /// <summary>MsgSeqNum (34); null where absent.</summary>
    public long? SeqNum { get; init; }

    /// <summary>OrigSendingTime (122) if present, else SendingTime (52): when the message was first sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>A Logon (A) with ResetSeqNumFlag (141) = Y, or a SequenceReset (4) without GapFillFlag (123) = Y: numbers begin anew.</summary>
    public bool ResetsSequence { get; init; }

    /// <summary>NewSeqNo (36) of a SequenceReset (4): the next number to expect; for a gap fill, all below it count as received.</summary>
    public long? NewSeqNo { get; init; }

    /// <summary>PossDupFlag (43) = Y: the same number again.</summary>
    public bool PossDup { get; init; }
}
