namespace Stp.Domain.Feeds;

/// <summary>Joins runs when there are too many, the oldest first.</summary>
internal static class FeedCompaction
{
    /// <summary>Joining goes on to here, so that it is not needed again with the next message.</summary>
    private const int KeptRuns = FeedEpoch.MaxRuns / 2;

    public static List<FeedRun> Compact(
        List<FeedRun> runs, IReadOnlyList<FeedRestart> restarts, IReadOnlyList<FeedAcceptance> accepted, ref long forgottenNumbers)
    {
        var numberings = FeedNumberings.Split(runs, restarts, accepted).Select(numbering => (Runs: numbering.Runs.ToList(), numbering.Accepted)).ToList();
        var surplus = runs.Count - KeptRuns;
        foreach (var numbering in numberings)
        {
            surplus -= JoinNeighbours(numbering.Runs, surplus);
        }

        // Still too many: there are more gaps than runs allowed.
        surplus -= FeedEpoch.MaxRuns - KeptRuns;
        foreach (var numbering in numberings)
        {
            surplus -= JoinAcrossGaps(numbering.Runs, numbering.Accepted, surplus, ref forgottenNumbers);
        }

        return [.. numberings.SelectMany(numbering => numbering.Runs).OrderBy(run => run.FirstSentAt).ThenBy(run => run.LastSentAt).ThenBy(run => run.From)];
    }

    private static int JoinNeighbours(List<FeedRun> runs, int most)
    {
        var kept = new List<FeedRun>(runs.Count);
        var joined = 0;
        foreach (var run in runs)
        {
            if (joined < most && kept is [.., var last] && last.Touches(run))
            {
                kept[^1] = last.With(run);
                joined++;
            }
            else
            {
                kept.Add(run);
            }
        }

        runs.Clear();
        runs.AddRange(kept);
        return joined;
    }

    private static int JoinAcrossGaps(List<FeedRun> runs, IReadOnlyList<FeedAcceptance> accepted, int most, ref long forgottenNumbers)
    {
        var joined = 0;
        while (joined < most && runs.Count > 1)
        {
            forgottenNumbers += FeedAcceptances.CountWithout(accepted, runs[0].To + 1, runs[1].From - 1);
            runs[0] = runs[0].With(runs[1]);
            runs.RemoveAt(1);
            joined++;
        }

        return joined;
    }
}
