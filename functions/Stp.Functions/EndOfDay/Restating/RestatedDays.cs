using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Restatement;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Positions;

namespace Stp.Functions.EndOfDay.Restating;

/// <summary>Finds out whether the book of a signed day is still what was signed, and writes down what has changed.</summary>
internal sealed class RestatedDays(LatePostings postings, RunStore runs, BreakStore breaks, TimeProvider time)
{
    /// <summary>Postings read at once.</summary>
    private const int PageSize = 1_000;

    /// <summary>Differences that are kept with the run; the breaks name every trade.</summary>
    private const int MaxDifferences = 500;

    /// <summary>
    /// Looks at everything that was posted to a signed day since its cut-off, and gives how the day has changed by now; null where it has not, or is
    /// not signed. A day answers for the clearing dates after the signed day before it: each late trade restates one day, and the days after it
    /// carry the break.
    /// </summary>
    /// <param name="key">The run.</param>
    /// <param name="atSignOff">Whether this is the look at the sign-off, which is told by the review of the day.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<RestatementSummary?> LookAsync(RunKey key, bool atSignOff, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(key, cancellationToken);
        if (!IsSigned(run))
        {
            return null;
        }

        var restatement = await BuildAsync(run, await runs.SignedBeforeAsync(key.BusinessDate, cancellationToken), cancellationToken);
        var summary = new RestatementSummary(
            time.GetUtcNow(), restatement.Breaks.Count, [.. restatement.Differences.Take(MaxDifferences)]) { AtSignOff = atSignOff };
        var changed = await breaks.RefreshAsync(key, (now, known) => Change(now, known, restatement, summary), cancellationToken);
        return changed.Restatement;
    }

    private static (RunDocument Run, IReadOnlyList<BreakReview> Breaks)? Change(
        RunDocument run, IReadOnlyList<BreakReview> known, DayRestatement restatement, RestatementSummary summary)
    {
        var isKnown = summary.Trades == (run.Restatement?.Trades ?? 0) && summary.Differences.SequenceEqual(run.Restatement?.Differences ?? []);
        if (isKnown || !IsSigned(run))
        {
            return null;
        }

        var review = run.Review.Restate(summary.At);
        return (run with { Review = review, Restatement = summary }, BreakCarryOver.Refresh(review, known, restatement.Breaks, summary.At));
    }

    private static bool IsSigned(RunDocument run) => run.Review.Status is DayStatus.Signed or DayStatus.Restated;

    private async Task<DayRestatement> BuildAsync(RunDocument run, DateOnly? signedBefore, CancellationToken cancellationToken)
    {
        var builder = new RestatementBuilder(run.BusinessDate, run.CutOff!.Value);
        var (bookedAfter, afterId) = (run.CutOff.Value, (string?)null);
        IReadOnlyList<PostingDocument> page;
        do
        {
            page = await postings.ListAsync(bookedAfter, afterId, run.BusinessDate, PageSize, cancellationToken);
            foreach (var posting in page.Where(posting => signedBefore is null || posting.ClearingDate > signedBefore))
            {
                builder.Add(posting.ToPosting(), posting.BookedAt);
            }

            (bookedAfter, afterId) = page.Count > 0 ? (page[^1].BookedAt, page[^1].Id) : (bookedAfter, afterId);
        }
        while (page.Count == PageSize);
        return builder.Build();
    }
}
