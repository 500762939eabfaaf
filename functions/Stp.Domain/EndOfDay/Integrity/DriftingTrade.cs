namespace Stp.Domain.EndOfDay.Integrity;

/// <summary>A trade whose postings in a position are not its lines there.</summary>
/// <param name="TradeKey">The trade.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record DriftingTrade(string TradeKey, DriftReason Reason)
{
    /// <inheritdoc/>
    public override string ToString() => Reason switch
    {
        DriftReason.NotPosted => $"{TradeKey} (no posting)",
        DriftReason.WithoutTrade => $"{TradeKey} (postings without a trade)",
        _ => $"{TradeKey} (postings differ)",
    };
}

/// <summary>How a trade drifts.</summary>
public enum DriftReason
{
    /// <summary>Its postings do not sum to its lines in force.</summary>
    Different,

    /// <summary>It has lines in force and no posting.</summary>
    NotPosted,

    /// <summary>Its postings leave something, and it has no line in force.</summary>
    WithoutTrade,
}
