namespace Stp.Domain.Feeds;

/// <summary>The runs of one numbering, by number.</summary>
internal sealed record FeedNumbering(int Index, long FirstSeqNum, IReadOnlyList<FeedRun> Runs)
{
    public IEnumerable<FeedGap> Gaps()
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

    public long MissingNumbers() => Gaps().Sum(gap => gap.To - gap.From + 1);
}

/// <summary>Tells which numbering of an epoch a run belongs to.</summary>
internal static class FeedNumberings
{
    /// <summary>The first numbering of an epoch begins at 1, also where its first messages were lost.</summary>
    private const long FirstSeqNum = 1;

    /// <summary>The numberings of which something was received, oldest first. A run belongs to the last restart that is not after it.</summary>
    public static IReadOnlyList<FeedNumbering> Split(IEnumerable<FeedRun> runs, IReadOnlyList<FeedRestart> restarts) =>
        [.. runs
            .GroupBy(run => IndexOf(run, restarts))
            .OrderBy(group => group.Key)
            .Select(group => new FeedNumbering(
                group.Key,
                group.Key == 0 ? FirstSeqNum : restarts[group.Key - 1].NextSeqNum,
                [.. group.OrderBy(run => run.From).ThenBy(run => run.To)]))];

    private static int IndexOf(FeedRun run, IReadOnlyList<FeedRestart> restarts)
    {
        var index = restarts.Count;
        while (index > 0 && restarts[index - 1].At > run.FirstSentAt)
        {
            index--;
        }

        return index;
    }
}
