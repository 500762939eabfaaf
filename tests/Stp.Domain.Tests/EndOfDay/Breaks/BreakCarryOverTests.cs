using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.Reports;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.People;

namespace Stp.Domain.Tests.EndOfDay.Breaks;

public sealed class BreakCarryOverTests
{
    private static readonly DateOnly Date = new(2026, 11, 20);
    private static readonly DateTimeOffset At = new(2026, 11, 20, 19, 0, 0, TimeSpan.Zero);

    private static readonly DayReview Day = new DayReview { Date = Date, Run = 1, FourEyes = true }.Publish();

    private static readonly Break Found = BreakCarryOverPropertyTests.Found(1, Date);

    private static readonly BreakReview Explained =
        new BreakReview { Break = Found }.Assign(Day, "Ann").Explain(Day, new Person("Bob"), "A late give-up.", At);

    [Fact]
    public void AnExplanationOfAnEarlierRun_IsTakenOverWhileTheNumbersAreTheSame()
    {
        var review = Assert.Single(BreakCarryOver.CarryOver([Found], null, [], [Explained]));

        Assert.Equal((BreakStatus.Explained, "Ann"), (review.Status, review.AssignedTo));
        Assert.Equal([new Explanation("Bob", At, "A late give-up.")], review.Explanations);
    }

    [Fact]
    public void AnExplanationOfOtherNumbers_IsNotTakenOver()
    {
        var review = Assert.Single(BreakCarryOver.CarryOver([Found with { BookLots = 2m }], null, [], [Explained]));

        Assert.Equal((BreakStatus.Open, "Ann"), (review.Status, review.AssignedTo));
        Assert.Empty(review.Explanations);
    }

    [Fact]
    public void AnExplanationOfTheDayBefore_IsNotTakenOver_ForEachDayIsLookedAt()
    {
        var review = Assert.Single(BreakCarryOver.CarryOver([Found with { FirstDate = Date.AddDays(3) }], Date, [Explained], []));

        Assert.Equal((BreakStatus.Open, 1, Date), (review.Status, review.Break.AgeDays, review.Break.FirstDate));
        Assert.Equal(Date, review.Break.PreviousDate);
    }

    [Fact]
    public void ABreakThatWasResolvedTheDayBefore_BeginsAnew()
    {
        var resolved = Explained.Resolve(Day, At);

        Assert.Equal(0, Assert.Single(BreakCarryOver.CarryOver([Found], Date.AddDays(-1), [resolved], [])).Break.AgeDays);
        Assert.Equal(BreakStatus.Open, Assert.Single(BreakCarryOver.CarryOver([Found], null, [], [resolved])).Status);
    }

    [Fact]
    public void ALaterComparisonOfTheSameRun_ResolvesReopensAndAdds()
    {
        var (same, gone, changed, fresh) = (Found, Of(2), Of(3), Of(4));
        BreakReview[] known = [.. new[] { same, gone, changed }.Select(one => new BreakReview { Break = one with { AgeDays = 2 } }.Explain(Day, new Person("Bob"), "x", At))];

        var reviews = BreakCarryOver.Refresh(Day, known, [same, changed with { BookLots = 9m }, fresh], At.AddHours(1));

        Assert.Equal([BreakStatus.Explained, BreakStatus.Resolved, BreakStatus.Open, BreakStatus.Open], reviews.Select(review => review.Status));
        Assert.Equal(At.AddHours(1), reviews[1].ResolvedAt);
        Assert.Equal((9m, 2, 1), (reviews[2].Break.BookLots, reviews[2].Break.AgeDays, reviews[2].Explanations.Count));
        Assert.Null(BreakRow.Of(reviews[2]).Explanation);
        Assert.Equal(fresh, reviews[3].Break);
        Assert.Equal((BreakStatus.Open, null), (Again(reviews[1], gone).Status, Again(reviews[1], gone).ResolvedAt));
    }

    [Fact]
    public void ARestatedDay_TakesLateAmendmentsAlone()
    {
        var restated = Day with { Status = DayStatus.Restated };
        var late = Of(2) with { Type = BreakType.LateAmendment };

        var reviews = BreakCarryOver.Refresh(restated, [Explained], [late], At);

        Assert.Equal([Explained.Break, late], reviews.Select(review => review.Break));
        Assert.Same(Explained, reviews[0]);
        Assert.Equal(BreakStatus.Resolved, BreakCarryOver.Refresh(restated, reviews, [], At)[1].Status);
        Assert.Equal(
            ReviewCodes.DayRestated, Assert.Throws<ReviewException>(() => BreakCarryOver.Refresh(restated, reviews, [Of(5)], At)).Code);
    }

    [Fact]
    public void TheId_IsThatOfTheDifferenceAndNotOfItsNumbers()
    {
        Assert.Equal(Found.Id, (Found with { BookLots = 9m, Detail = "x", FirstDate = Date.AddDays(1), AgeDays = 4, Count = 2 }).Id);
        Assert.NotEqual(Found.Id, (Found with { Subject = "2" }).Id);
        Assert.NotEqual(Found.Id, (Found with { Type = BreakType.Price }).Id);
    }

    private static Break Of(int subject) => BreakCarryOverPropertyTests.Found(subject, Date);

    private static BreakReview Again(BreakReview review, Break found) => Assert.Single(BreakCarryOver.Refresh(Day, [review], [found], At));
}
