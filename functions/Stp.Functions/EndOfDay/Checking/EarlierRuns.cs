using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Storage;

namespace Stp.Functions.EndOfDay.Checking;

/// <summary>What a run takes over from the runs before it, and what becomes of them.</summary>
internal sealed class EarlierRuns(RunStore runs, BreakStore breaks)
{
    /// <summary>The breaks of a run with the age, the explanations and the late amendments that earlier checks know.</summary>
    public async Task<IReadOnlyList<BreakReview>> CarryOverAsync(RunKey key, IEnumerable<Break> found, CancellationToken cancellationToken)
    {
        var before = await runs.PublishedBeforeAsync(key.BusinessDate, cancellationToken);
        var previous = before is null ? [] : await breaks.ListAsync(before.Key, cancellationToken);
        var earlier = (await runs.RunsOfAsync(key.BusinessDate, cancellationToken)).FirstOrDefault(r => r.Run < key.Run && r.PublishedAt is not null);
        return BreakCarryOver.CarryOver(
            found.Concat(await StillAmendedAsync(previous, cancellationToken)),
            before?.BusinessDate,
            previous,
            earlier is null ? [] : await breaks.ListAsync(earlier.Key, cancellationToken));
    }

    /// <summary>
    /// A run that is published takes the place of those of its date that nobody has signed, one that is signed of all before it. Gives those
    /// whose place was taken.
    /// </summary>
    public async Task<IReadOnlyList<RunKey>> SupersedeAsync(RunKey key, bool isSigned, CancellationToken cancellationToken)
    {
        var superseded = new List<RunKey>();
        foreach (var earlier in (await runs.RunsOfAsync(key.BusinessDate, cancellationToken)).Where(run => run.Run < key.Run))
        {
            var changed = await runs.ChangeAsync(earlier.Key, run => IsOver(run.Review.Status, isSigned) ? run with { Review = run.Review.Supersede() } : run, cancellationToken);
            if (changed.Review.Status == DayStatus.Superseded)
            {
                superseded.Add(earlier.Key);
            }
        }

        return superseded;
    }

    private static bool IsOver(DayStatus status, bool isSigned) => status switch
    {
        DayStatus.Running or DayStatus.AwaitingSignOff => true,
        DayStatus.Signed or DayStatus.Restated => isSigned,
        _ => false,
    };

    /// <summary>Late amendments of days that have not been signed anew: the next days carry them, so that they are not forgotten.</summary>
    private async Task<IReadOnlyList<Break>> StillAmendedAsync(IReadOnlyList<BreakReview> previous, CancellationToken cancellationToken)
    {
        var still = new List<Break>();
        var open = previous.Where(review => review.Break.Type == BreakType.LateAmendment && review.Status != BreakStatus.Resolved);
        foreach (var day in open.GroupBy(review => review.Break.FirstDate))
        {
            if (await runs.SignedAsync(day.Key, cancellationToken) is { Review.Status: DayStatus.Restated })
            {
                still.AddRange(day.Select(review => review.Break));
            }
        }

        return still;
    }
}
