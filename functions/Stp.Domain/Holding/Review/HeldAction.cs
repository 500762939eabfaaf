namespace Stp.Domain.Holding.Review;

/// <summary>Something that was done with a held message.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did it, or asked for it.</param>
/// <param name="Kind">What it was.</param>
/// <param name="Text">A comment, a reason, a name, or what became of it; null where there is nothing to say.</param>
/// <param name="Attempt">The reprocessing that it belongs to, from 1; null for anything else.</param>
public sealed record HeldAction(DateTimeOffset At, string By, HeldActionKind Kind, string? Text, int? Attempt = null);

/// <summary>What can be done with a held message.</summary>
public enum HeldActionKind
{
    /// <summary>Given to somebody to look at, or to nobody.</summary>
    Assigned,

    /// <summary>Something was said of it.</summary>
    Commented,

    /// <summary>Sent through normalizing and booking again.</summary>
    Reprocessed,

    /// <summary>Held once more.</summary>
    HeldAgain,

    /// <summary>Booked, or gone by itself.</summary>
    Resolved,

    /// <summary>Not to be booked.</summary>
    Dismissed,

    /// <summary>Opened again after it was dismissed.</summary>
    Reopened,
}
