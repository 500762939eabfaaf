namespace Stp.Domain.Holding.Review;

/// <summary>Where a held message stands. The names are those of the HTTP contract.</summary>
public enum HeldStatus
{
    /// <summary>Nobody has dealt with it yet, or it was held once more.</summary>
    Open,

    /// <summary>It is on its way through normalizing and booking again.</summary>
    Reprocessing,

    /// <summary>It is booked, or its cause is gone by itself. Final.</summary>
    Resolved,

    /// <summary>A person has said why it is not to be booked. It can be opened again.</summary>
    Dismissed,
}
