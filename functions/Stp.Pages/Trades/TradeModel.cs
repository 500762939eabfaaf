using Stp.Pages.Parts;
using Stp.Pages.Positions;

namespace Stp.Pages.Trades;

/// <summary>A trade with everything it came from and everything it did.</summary>
public sealed record TradeModel
{
    /// <summary>The trade as it stands.</summary>
    public required TradeRow Trade { get; init; }

    /// <summary>Every report of it.</summary>
    public required IReadOnlyList<TradeReport> Reports { get; init; }

    /// <summary>Every change of its effect.</summary>
    public required IReadOnlyList<TradeRevisionRow> Revisions { get; init; }

    /// <summary>Everything that was posted of it.</summary>
    public required IReadOnlyList<PostingRow> Postings { get; init; }
}

/// <summary>One report of a trade.</summary>
/// <param name="ReportKey">Identity of the report.</param>
/// <param name="References">Identity of the report that it amends, or null.</param>
/// <param name="Action"><c>new</c>, <c>replace</c> or <c>cancel</c>.</param>
/// <param name="Version">What orders the versions.</param>
/// <param name="Venue">Venue of the feed.</param>
/// <param name="Session">Session of the feed.</param>
/// <param name="SeqNum">MsgSeqNum (34).</param>
/// <param name="ReceivedAt">When it reached us.</param>
/// <param name="TransactTime">TransactTime (60).</param>
/// <param name="Raw">The message as text, or in base64.</param>
/// <param name="RawEncoding"><c>utf-8</c> or <c>base64</c>.</param>
/// <param name="Decoded">The message with the names of its fields.</param>
public sealed record TradeReport(
    string ReportKey,
    string? References,
    string Action,
    string Version,
    string Venue,
    string Session,
    long? SeqNum,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? TransactTime,
    string Raw,
    string RawEncoding,
    DecodedModel Decoded);

/// <summary>One change of a trade's effect.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was booked.</param>
/// <param name="Lines">What holds since: none for a cancelled trade.</param>
public sealed record TradeRevisionRow(int Number, DateTimeOffset At, IReadOnlyList<EffectRow> Lines);

/// <summary>What a line of a trade books.</summary>
/// <param name="LegId">The leg.</param>
/// <param name="Account">Our account.</param>
/// <param name="Instrument"><c>MIC:PRODUCT:CONTRACT</c>.</param>
/// <param name="ClearingDate">The clearing date.</param>
/// <param name="Side"><c>buy</c> or <c>sell</c>.</param>
/// <param name="Lots">Lots.</param>
/// <param name="Price">The price.</param>
public sealed record EffectRow(string LegId, string Account, string Instrument, DateOnly ClearingDate, string Side, decimal Lots, decimal Price);
