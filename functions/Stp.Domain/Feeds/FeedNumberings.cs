namespace Stp.Domain.Feeds;

/// <summary>The runs of one numbering, by number.</summary>
internal sealed record FeedNumbering(int Index, long FirstSeqNum, IReadOnlyList<FeedRun> Runs, IReadOnlyList<FeedAcceptance> Accepted)
{
    /// <summary>What is missing and nobody has accepted.</summary>
    public IEnumerable<FeedGap> Gaps() =>
        Missing().SelectMany(gap => FeedAcceptances.Without(Accepted, gap.From, gap.To), (gap, left) => gap with { From = left.From, To = left.To });

    /// <summary>Everything that is missing.</summary>
    public IEnumerable<FeedGap> Missing()
    {
        var expected = FirstSeqNum;
        DateTimeOffset? after = null;
        foreach (var run in Runs)
        {
            if (run.From > expected)
            {
                yield return new FeedGap(Index, expected, run.From - 1, after, run.FirstSentAt);
            }

            if (run.To >= expected)
            {
                expected = run.To + 1;
                after = run.LastSentAt;
            }
        }
    }

    public IEnumerable<FeedRange> Ranges()
    {
        FeedRange? range = null;
        foreach (var run in Runs)
        {
            if (range is { } last && run.From <= last.To + 1)
            {
                range = last with { To = Math.Max(last.To, run.To) };
                continue;
            }

            if (range is { } done)
            {
                yield return done;
            }

            range = new FeedRange(Index, run.From, run.To);
        }

        if (range is { } end)
        {
            yield return end;
        }
    }

    public IEnumerable<AcceptedGap> AcceptedGaps() => Accepted.Select(one => new AcceptedGap(
        Index, Missing().Sum(gap => Math.Max(0, Math.Min(gap.To, one.To) - Math.Max(gap.From, one.From) + 1)), one));

    public long MissingNumbers() => Gaps().Sum(gap => gap.To - gap.From + 1);
}

/// <summary>Tells which numbering of an epoch a run belongs to.</summary>
internal static class FeedNumberings
{
    /// <summary>The first numbering of an epoch begins at 1, also where its first messages were lost.</summary>
    private const long FirstSeqNum = 1;

    /// <summary>The numberings of which something was received, oldest first. A run belongs to the last restart that is not after it.</summary>
    public static IReadOnlyList<FeedNumbering> Split(
        IEnumerable<FeedRun> runs, IReadOnlyList<FeedRestart> restarts, IReadOnlyList<FeedAcceptance> accepted) =>
        [.. runs
            .GroupBy(run => IndexOf(run.FirstSentAt, restarts))
            .OrderBy(group => group.Key)
            .Select(group => new FeedNumbering(
                group.Key,
                group.Key == 0 ? FirstSeqNum : restarts[group.Key - 1].NextSeqNum,
                [.. group.OrderBy(run => run.From).ThenBy(run => run.To)],
                [.. accepted.Where(one => IndexOf(one.SentBefore, restarts) == group.Key)]))];

    /// <summary>The numbering that holds at an instant.</summary>
    public static int IndexOf(DateTimeOffset sentAt, IReadOnlyList<FeedRestart> restarts)
    {
        var index = restarts.Count;
        while (index > 0 && restarts[index - 1].At > sentAt)
        {
            index--;
        }

        return index;
    }
}
