namespace Stp.Domain.Feeds;

/// <summary>Numbers that a person has accepted as missing: the venue has never used them, or will never send them again.</summary>
/// <param name="SentBefore">
/// When the number after them was sent. It says which numbering they are of, whatever restarts are heard of later: the one that held at that instant.
/// </param>
/// <param name="From">The first MsgSeqNum (34).</param>
/// <param name="To">The last.</param>
/// <param name="By">Who has accepted them.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why.</param>
public sealed record FeedAcceptance(DateTimeOffset SentBefore, long From, long To, string By, DateTimeOffset At, string Reason)
{
    /// <summary>What is left of it without some numbers.</summary>
    internal IEnumerable<FeedAcceptance> Without(long from, long to)
    {
        if (from > From)
        {
            yield return this with { To = Math.Min(To, from - 1) };
        }

        if (to < To)
        {
            yield return this with { From = Math.Max(From, to + 1) };
        }
    }
}

/// <summary>An acceptance as it stands.</summary>
/// <param name="Numbering">Which numbering of the epoch, from 0: each restart begins another.</param>
/// <param name="Missing">How many of the numbers are missing still. Those that came after all are booked as any.</param>
/// <param name="Acceptance">The rest.</param>
public sealed record AcceptedGap(int Numbering, long Missing, FeedAcceptance Acceptance)
{
    /// <summary>Whether it covers any of these numbers.</summary>
    public bool Covers(int numbering, long from, long to) => Numbering == numbering && Acceptance.From <= to && Acceptance.To >= from;
}

/// <summary>What is left of missing numbers where a person has accepted some.</summary>
internal static class FeedAcceptances
{
    /// <summary>The numbers from one to another that nobody has accepted, as ranges by number.</summary>
    public static IEnumerable<(long From, long To)> Without(IReadOnlyList<FeedAcceptance> accepted, long from, long to)
    {
        var next = from;
        foreach (var one in accepted.Where(one => one.From <= to && one.To >= from).OrderBy(one => one.From))
        {
            if (one.From > next)
            {
                yield return (next, one.From - 1);
            }

            next = Math.Max(next, one.To + 1);
        }

        if (next <= to)
        {
            yield return (next, to);
        }
    }

    /// <summary>How many numbers from one to another nobody has accepted.</summary>
    public static long CountWithout(IReadOnlyList<FeedAcceptance> accepted, long from, long to) =>
        Without(accepted, from, to).Sum(range => range.To - range.From + 1);

    /// <summary>One form for one set: whichever came first, and however often.</summary>
    public static IReadOnlyList<FeedAcceptance> Join(IReadOnlyList<FeedAcceptance> one, IReadOnlyList<FeedAcceptance> other) => other.Count == 0 ? one :
    [
        .. one.Union(other)
            .OrderBy(a => a.SentBefore).ThenBy(a => a.From).ThenBy(a => a.To).ThenBy(a => a.At)
            .ThenBy(a => a.By, StringComparer.Ordinal).ThenBy(a => a.Reason, StringComparer.Ordinal),
    ];
}
