using Stp.Domain.EndOfDay.SignOff;

namespace Stp.Domain.EndOfDay.Breaks;

/// <summary>What a run takes over from those before it: the age of a break from the date before, explanations from an earlier run of its date.</summary>
public static class BreakCarryOver
{
    /// <summary>
    /// Breaks as they stand for review: each difference once, with the age that it has by the check of the previous date.
    /// </summary>
    /// <param name="found">Every break that the run has found; an account's and a firm's may be the same.</param>
    /// <param name="previousDate">The date of the check before; null on the first one.</param>
    /// <param name="previous">The breaks of the last run of that date. What was resolved in it is over, and begins anew.</param>
    /// <param name="earlierRun">The breaks of the last run of this date; none in its first run.</param>
    public static IReadOnlyList<BreakReview> CarryOver(
        IEnumerable<Break> found, DateOnly? previousDate, IEnumerable<BreakReview> previous, IEnumerable<BreakReview> earlierRun)
    {
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(earlierRun);
        var before = previous.Where(review => review.Status != BreakStatus.Resolved).ToDictionary(review => review.Break.Id, review => review.Break);
        var earlier = earlierRun.ToDictionary(review => review.Break.Id);
        return
        [
            .. Once(found)
                .Select(one => Aged(one.Break, before.GetValueOrDefault(one.Id), previousDate))
                .Select(one => earlier.TryGetValue(one.Id, out var review) ? review.CarryTo(one) : new BreakReview { Break = one }),
        ];
    }

    /// <summary>
    /// Breaks after a later comparison of the same run: what it did not find is resolved, what it found with other numbers is open again, and
    /// what is new is added. Breaks that the day is not open to any more stay as they are, so that a signed day takes late amendments alone.
    /// </summary>
    /// <param name="day">The day that they belong to.</param>
    /// <param name="known">Its breaks so far.</param>
    /// <param name="found">Every break that the comparison has found of those that the day is open to.</param>
    /// <param name="at">When.</param>
    /// <exception cref="ReviewException">The day is not open to a break that was found.</exception>
    public static IReadOnlyList<BreakReview> Refresh(DayReview day, IEnumerable<BreakReview> known, IEnumerable<Break> found, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(found);
        var now = found.DistinctBy(one => one.Id).ToDictionary(one => one.Id);
        var reviews = new List<BreakReview>();
        foreach (var review in known)
        {
            var isFound = now.Remove(review.Break.Id, out var again);
            reviews.Add(!day.IsOpenTo(review.Break) ? review : isFound ? review.FindAgain(again!) : review.Resolve(day, at));
        }

        foreach (var one in now.Values)
        {
            day.RequireOpenTo(one);
            reviews.Add(new BreakReview { Break = one });
        }

        return [.. reviews.Ordered(review => review.Break)];
    }

    /// <summary>Each difference once, in an order that does not depend on that of the activities.</summary>
    private static IEnumerable<(string Id, Break Break)> Once(IEnumerable<Break> found) => found
        .Select(one => (one.Id, Break: one))
        .GroupBy(one => one.Id)
        .Select(same => same.MinBy(one => one.Break.Detail, StringComparer.Ordinal))
        .Ordered(one => one.Break);

    private static Break Aged(Break one, Break? before, DateOnly? previousDate) => before is null ? one : one with
    {
        FirstDate = before.FirstDate < one.FirstDate ? before.FirstDate : one.FirstDate,
        AgeDays = before.AgeDays + 1,
        PreviousDate = previousDate,
    };
}
