using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;

namespace Stp.Domain.Tests.Holding.Review;

/// <summary>Notes and outcomes of attempts come in any order, some twice: the exception ends as resolved once anything was booked, and never on its way for good.</summary>
public sealed class HeldReviewProperties
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Any_order_and_duplication_of_notes_and_outcomes_ends_the_same() =>
        Prop.ForAll(Attempts().ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (booked, seed) =>
        {
            var steps = booked.SelectMany((isBooked, i) => Steps(i + 1, isBooked)).ToArray();
            var random = new Random(seed);
            steps = [.. steps, .. steps.Where(_ => random.Next(3) == 0)];
            random.Shuffle(steps);

            var end = steps.Aggregate(new HeldReview(), (review, step) => step(review));

            Assert.Equal(booked.Contains(true) ? HeldStatus.Resolved : HeldStatus.Open, end.Status);
            Assert.Equal(booked.Count, end.Actions.Count(action => action.Kind == HeldActionKind.Reprocessed));
        }).Check(Runs);

    /// <summary>Up to four attempts, each booked or held.</summary>
    private static Gen<IReadOnlyList<bool>> Attempts() =>
        from count in Gen.Choose(1, 4)
        from booked in Gen.Elements(true, false, false).ListOf(count)
        select (IReadOnlyList<bool>)[.. booked];

    private static IEnumerable<Func<HeldReview, HeldReview>> Steps(int attempt, bool isBooked)
    {
        yield return review => review.Reprocess(attempt, "ann", null, At);
        yield return review => isBooked
            ? review.Resolve(attempt, "ann", null, "Booked.", At)
            : review.HoldAgain(attempt, "ann", null, new Hold(ReasonCodes.AccountUnmapped, "Unmapped."), At);
    }
}
