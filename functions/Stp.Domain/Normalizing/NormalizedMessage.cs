using Stp.Domain.Holding;
using Stp.Domain.Ledger;

namespace Stp.Domain.Normalizing;

/// <summary>What became of one raw message: exactly one of <see cref="Trade"/>, <see cref="Ignored"/> and <see cref="Held"/> is set.</summary>
public readonly record struct NormalizedMessage
{
    /// <summary>The trade that the message reports.</summary>
    public TradeEvent? Trade { get; init; }

    /// <summary>Why the message is none: the kind that the dialect's rule gives, for example <c>session</c>, <c>order</c> or <c>unmatched</c>.</summary>
    public string? Ignored { get; init; }

    /// <summary>Why the message could not be understood or mapped.</summary>
    public Hold? Held { get; init; }

    /// <summary>What the header says of the feed; default where there is no readable header.</summary>
    public FeedHeader Feed { get; init; }
}
