using Stp.Domain.Normalizing;

namespace Stp.Domain.Feeds;

/// <summary>Collects headers and makes the next state: one form for one set of headers.</summary>
internal sealed class FeedEpochBuilder(FeedEpoch start)
{
    private readonly List<FeedRun> _runs = [.. start.Runs];
    private readonly SortedDictionary<DateTimeOffset, long> _restarts = new(start.Restarts.ToDictionary(restart => restart.At, restart => restart.NextSeqNum));
    private IReadOnlyList<FeedAcceptance> _accepted = start.Accepted;
    private DateTimeOffset? _lastHeard = start.LastHeard;
    private long _forgotten = start.ForgottenNumbers;

    public void Add(in FeedHeader header, DateTimeOffset receivedAt)
    {
        Heard(receivedAt);
        var sentAt = header.SentAt ?? DateTimeOffset.MinValue;
        if (header.ResetsSequence)
        {
            Restart(sentAt, header.NewSeqNo ?? 1);
        }

        // The number of a SequenceReset that resets says nothing.
        if (header.SeqNum is not { } seqNum || (header.ResetsSequence && header.NewSeqNo is not null))
        {
            return;
        }

        if (seqNum == 1 && !header.PossDup)
        {
            Restart(sentAt, 1);
        }

        // A gap fill stands for every number before the next one.
        var to = header.NewSeqNo is { } next && next > seqNum ? next - 1 : seqNum;
        _runs.Add(new FeedRun(seqNum, to, sentAt, sentAt));
    }

    public void Add(FeedAcceptance acceptance) => _accepted = FeedAcceptances.Join(_accepted, [acceptance]);

    public void Add(FeedEpoch other)
    {
        _accepted = FeedAcceptances.Join(_accepted, other.Accepted);
        _runs.AddRange(other.Runs);
        foreach (var (at, next) in other.Restarts)
        {
            Restart(at, next);
        }

        if (other.LastHeard is { } heard)
        {
            Heard(heard);
        }

        // Both may have given up the same ones.
        _forgotten = Math.Max(_forgotten, other.ForgottenNumbers);
    }

    public FeedEpoch Build()
    {
        var restarts = _restarts.Select(restart => new FeedRestart(restart.Key, restart.Value)).ToList();
        var runs = JoinInstants(_runs);
        while (restarts.Count > FeedEpoch.MaxRestarts)
        {
            GiveUpOldest(ref runs, restarts);
        }

        if (runs.Count > FeedEpoch.MaxRuns)
        {
            runs = FeedCompaction.Compact(runs, restarts, _accepted, ref _forgotten);
        }

        return new FeedEpoch(start.Venue, start.Session, start.Epoch, runs, restarts, _lastHeard, _forgotten) { Accepted = _accepted };
    }

    private void Heard(DateTimeOffset at) => _lastHeard = _lastHeard is { } last && last > at ? last : at;

    /// <summary>Two restarts at one instant: the one from the lower number, whichever is heard of first.</summary>
    private void Restart(DateTimeOffset at, long next) => _restarts[at] = _restarts.TryGetValue(at, out var known) ? Math.Min(known, next) : next;

    /// <summary>Numbers sent at one instant are joined, and what a joined run holds already is dropped.</summary>
    private static List<FeedRun> JoinInstants(List<FeedRun> runs)
    {
        var joined = new List<FeedRun>(runs.Count);
        var longer = runs.Where(run => !run.IsInstant).ToList();
        foreach (var run in runs.OrderBy(run => run.FirstSentAt).ThenBy(run => run.LastSentAt).ThenBy(run => run.From).ThenBy(run => run.To))
        {
            if (longer.Exists(other => other != run && other.Contains(run)))
            {
                continue;
            }

            if (joined is [.., var last] && (last == run || (last.IsInstant && run.IsInstant && last.FirstSentAt == run.FirstSentAt && last.Touches(run))))
            {
                joined[^1] = last.With(run);
            }
            else
            {
                joined.Add(run);
            }
        }

        return joined;
    }

    /// <summary>Gives up the numbering that the first restart began. What came before it begins at 1 as ever, so no gap appears by it.</summary>
    private void GiveUpOldest(ref List<FeedRun> runs, List<FeedRestart> restarts)
    {
        if (FeedNumberings.Split(runs, restarts, _accepted).FirstOrDefault(numbering => numbering.Index == 1) is { } oldest)
        {
            _forgotten += oldest.MissingNumbers();
            runs = [.. runs.Except(oldest.Runs)];
        }

        // What was accepted of it would count as the numbering before.
        _accepted = [.. _accepted.Where(one => FeedNumberings.IndexOf(one.SentBefore, restarts) != 1)];
        restarts.RemoveAt(0);
    }
}
