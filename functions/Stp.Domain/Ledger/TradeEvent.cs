namespace Stp.Domain.Ledger;

/// <summary>What one drop-copy report says of one trade, in our own terms: accounts and instruments are ours, not the venue's.</summary>
/// <remarks>
/// The order in which events arrive means nothing. <see cref="Version"/> orders the versions of a trade, and
/// <see cref="ReferenceKey"/> names the report that this one amends.
/// </remarks>
public sealed record TradeEvent
{
    /// <summary>Identity of the report, and of the trade unless <see cref="ReferenceKey"/> leads to another one.</summary>
    public required string TradeKey { get; init; }

    /// <summary>Identity of the report that this one amends (ExecRefID 19, OrigTradeID 1126), or null when it carries the trade's own.</summary>
    public string? ReferenceKey { get; init; }

    /// <summary>
    /// The venue's full id of a new trade where <see cref="TradeKey"/> is built from a shortened one. Two new reports with one
    /// key and different origins are two trades: the key collides, and a person must look.
    /// </summary>
    public string? OriginId { get; init; }

    /// <summary>New, replace or cancel.</summary>
    public required TradeAction Action { get; init; }

    /// <summary>Orders the versions of one trade.</summary>
    public required VersionStamp Version { get; init; }

    /// <summary>The drop-copy feed: a venue code as in the dialects, for example <c>cme-stp</c>.</summary>
    public required string Venue { get; init; }

    /// <summary>The FIX session, as named at ingest or SenderCompID (49) and TargetCompID (56).</summary>
    public required string Session { get; init; }

    /// <summary>MsgSeqNum (34), or null where the format has none.</summary>
    public long? SeqNum { get; init; }

    /// <summary>When the message reached us.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>TransactTime (60), UTC.</summary>
    public DateTimeOffset? TransactTime { get; init; }

    /// <summary>TradeDate (75).</summary>
    public DateOnly? TradeDate { get; init; }

    /// <summary>ClearingBusinessDate (715), or the trade date where the venue sends none. Null only for a cancel.</summary>
    public DateOnly? ClearingDate { get; init; }

    /// <summary>One line for each side, leg or fill that is ours. A cancel may have none.</summary>
    public IReadOnlyList<TradeLine> Lines { get; init; } = [];

    /// <summary>The message as it was received, byte for byte.</summary>
    public required ReadOnlyMemory<byte> Raw { get; init; }
}
