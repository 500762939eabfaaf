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
    /// Looks at everything that was posted to a signed day since its cut-off. True where the day is another one than was known before. A day
    /// answers for the clearing dates after the signed day before it: each late trade restates one day, and the days after it carry the break.
    /// </summary>
    public async Task<bool> LookAsync(RunKey key, CancellationToken cancellationToken)
    {
        var run = await runs.GetAsync(key, cancellationToken);
        if (run.Review.Status is not (DayStatus.Signed or DayStatus.Restated))
        {
            return false;
        }

        var restatement = await BuildAsync(run, await runs.SignedBeforeAsync(key.BusinessDate, cancellationToken), cancellationToken);
        IReadOnlyList<PositionDifference> differences = [.. restatement.Differences.Take(MaxDifferences)];
        if (restatement.Breaks.Count == (run.Restatement?.Trades ?? 0) && differences.SequenceEqual(run.Restatement?.Differences ?? []))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var known = await breaks.ListAsync(key, cancellationToken);
        await breaks.PutAsync(key, BreakCarryOver.Refresh(run.Review.Restate(now), known, restatement.Breaks, now), cancellationToken);
        await runs.ChangeAsync(
            key,
            r => r with { Review = r.Review.Restate(now), Restatement = new RestatementSummary(now, restatement.Breaks.Count, differences) },
            cancellationToken);
        return true;
    }

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
