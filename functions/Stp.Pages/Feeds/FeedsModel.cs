using Stp.Pages.Charts;

namespace Stp.Pages.Feeds;

/// <summary>The feeds and how they are.</summary>
public sealed record FeedsModel
{
    /// <summary>The latest epochs of every feed, those with trouble first.</summary>
    public required IReadOnlyList<FeedRow> Feeds { get; init; }

    /// <summary>The one that is looked at; null for none.</summary>
    public FeedRow? Selected { get; init; }

    /// <summary>The place of the next page; null at the end.</summary>
    public string? Next { get; init; }

    /// <summary>Why what was sent could not be taken; null where nothing is wrong.</summary>
    public string? Problem { get; init; }
}

/// <summary>One epoch of a feed as <c>GET sessions</c> gives it.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Session">The session.</param>
/// <param name="Epoch">The UTC date on which it began.</param>
/// <param name="State"><c>ok</c>, <c>gap</c> or <c>silent</c>.</param>
/// <param name="LastSeqNum">The highest sequence number of the latest numbering; null before the first.</param>
/// <param name="LastHeard">When anything of the epoch was received last.</param>
/// <param name="Received">The numbers received.</param>
/// <param name="Gaps">The numbers missing that nobody has accepted.</param>
/// <param name="MissingCount">How many those are, with the ones that are no longer listed.</param>
/// <param name="Accepted">Missing numbers that people have accepted.</param>
/// <param name="Resets">Where the numbers began anew.</param>
/// <param name="SilentSince">Since when the feed says nothing while its market trades; null where it does not.</param>
/// <param name="LagMs">The mean lag over the last minutes with trades; null where none was.</param>
/// <param name="Lag">The same by minute.</param>
public sealed record FeedRow(
    string Venue,
    string Session,
    DateOnly Epoch,
    string State,
    long? LastSeqNum,
    DateTimeOffset? LastHeard,
    IReadOnlyList<NumberRange> Received,
    IReadOnlyList<NumberGap> Gaps,
    long MissingCount,
    IReadOnlyList<AcceptedNumbers> Accepted,
    IReadOnlyList<NumberReset> Resets,
    DateTimeOffset? SilentSince,
    long? LagMs,
    IReadOnlyList<LagMinute> Lag);

/// <summary>Numbers of one numbering that were received without a break.</summary>
/// <param name="Numbering">Which numbering of the epoch, from 0.</param>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
public sealed record NumberRange(int Numbering, long From, long To);

/// <summary>Numbers that were not received, while higher ones of the same numbering were.</summary>
/// <param name="Numbering">Which numbering of the epoch, from 0.</param>
/// <param name="From">The first that is missing.</param>
/// <param name="To">The last.</param>
/// <param name="After">When the number before them was sent; null where they are the first ones.</param>
/// <param name="Before">When the number after them was sent.</param>
public sealed record NumberGap(int Numbering, long From, long To, DateTimeOffset? After, DateTimeOffset Before);

/// <summary>Missing numbers that a person has accepted.</summary>
/// <param name="Numbering">Which numbering of the epoch, from 0.</param>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
/// <param name="Missing">How many of them are missing still.</param>
/// <param name="By">Who; null where the reader may not know.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; null where the reader may not know.</param>
public sealed record AcceptedNumbers(int Numbering, long From, long To, long Missing, string? By, DateTimeOffset At, string? Reason);

/// <summary>Numbers began anew.</summary>
/// <param name="At">When.</param>
/// <param name="NextSeqNum">The first number of the new numbering.</param>
public sealed record NumberReset(DateTimeOffset At, long NextSeqNum);
