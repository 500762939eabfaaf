using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.EndOfDay.SignOff;
using Stp.Domain.People;
using Stp.Domain.Tests.EndOfDay.Breaks;

namespace Stp.Domain.Tests.EndOfDay.SignOff;

public sealed class DayReviewTests
{
    private static readonly DateOnly Date = new(2026, 11, 20);
    private static readonly DateTimeOffset At = new(2026, 11, 20, 19, 0, 0, TimeSpan.Zero);

    private static readonly DayReview Running = new() { Date = Date, Run = 2, FourEyes = true };
    private static readonly DayReview Waiting = Running.Publish();
    private static readonly ReviewProgress Nothing = ReviewProgress.Of([]);
    private static readonly DayReview Signed = Waiting.Sign(new Person("Cleo"), Nothing, At);

    private static readonly BreakReview Open = new() { Break = BreakCarryOverPropertyTests.Found(1, Date) };

    [Fact]
    public void A_day_without_breaks_is_signed_by_anyone()
    {
        Assert.Equal((DayStatus.Signed, At), (Signed.Status, Signed.SignedAt));
        Assert.Equal([new Signature("Cleo", At, HasExplained: false)], Signed.Signatures);
    }

    [Fact]
    public void A_day_with_an_open_break_is_not_signed()
    {
        var refused = Refused(() => Waiting.Sign(new Person("Cleo"), ReviewProgress.Of([Open, Explained("Bob")]), At));

        Assert.Equal((ReviewCodes.BreaksOpen, "1 break is neither explained nor resolved."), (refused.Code, refused.Message));
    }

    [Fact]
    public void A_resolved_break_needs_no_explanation() =>
        Assert.Equal(DayStatus.Signed, Waiting.Sign(new Person("Cleo"), ReviewProgress.Of([Open.Resolve(Waiting, At)]), At).Status);

    [Fact]
    public void The_signature_of_one_who_explained_is_kept_and_another_person_completes_it()
    {
        var progress = ReviewProgress.Of([Explained("Bob")]);

        var first = Waiting.Sign(new Person("Bob"), progress, At);
        Assert.Equal((DayStatus.AwaitingSignOff, null), (first.Status, first.SignedAt));
        Assert.Equal([new Signature("Bob", At, HasExplained: true)], first.Signatures);
        Assert.Equal(ReviewCodes.AlreadySigned, Refused(() => first.Sign(new Person("Bob"), progress, At)).Code);

        var second = first.Sign(new Person("Cleo"), progress, At.AddMinutes(1));
        Assert.Equal((DayStatus.Signed, At.AddMinutes(1)), (second.Status, second.SignedAt));
        Assert.Equal(["Bob", "Cleo"], second.Signatures.Select(signature => signature.By));
    }

    [Fact]
    public void One_whose_explanation_another_has_replaced_has_still_explained()
    {
        var progress = ReviewProgress.Of([Explained("Bob").Explain(Waiting, new Person("Ann"), "Better.", At)]);

        Assert.Equal(DayStatus.AwaitingSignOff, Waiting.Sign(new Person("Bob"), progress, At).Status);
    }

    [Fact]
    public void With_four_eyes_switched_off_one_person_is_enough() =>
        Assert.Equal(DayStatus.Signed, (Waiting with { FourEyes = false }).Sign(new Person("Bob"), ReviewProgress.Of([Explained("Bob")]), At).Status);

    [Fact]
    public void A_new_explanation_takes_the_place_of_the_last_which_is_kept()
    {
        var review = Explained("Bob").Explain(Waiting, new Person("Ann"), " Better. ", At.AddHours(1));

        Assert.Equal(BreakStatus.Explained, review.Status);
        Assert.Equal([new Explanation("Bob", At, "Because."), new Explanation("Ann", At.AddHours(1), "Better.")], review.Explanations);
    }

    [Fact]
    public void A_break_is_assigned_to_one_person_or_to_nobody()
    {
        Assert.Equal("Ann", Open.Assign(Waiting, " Ann ").AssignedTo);
        Assert.Null(Open.Assign(Waiting, "Ann").Assign(Waiting, " ").AssignedTo);
    }

    [Fact]
    public void An_explanation_must_say_something_and_be_short()
    {
        Assert.Equal(ReviewCodes.TextEmpty, Refused(() => Open.Explain(Waiting, new Person("Bob"), " ", At)).Code);
        Assert.Equal(ReviewCodes.TextTooLong, Refused(() => Open.Explain(Waiting, new Person("Bob"), new string('x', BreakReview.MaxText + 1), At)).Code);
        var full = Open with { Explanations = [.. Enumerable.Repeat(new Explanation("Bob", At, "x"), BreakReview.MaxExplanations)] };
        Assert.Equal(ReviewCodes.TooManyExplanations, Refused(() => full.Explain(Waiting, new Person("Bob"), "x", At)).Code);
    }

    [Fact]
    public void A_resolved_break_is_not_explained_or_assigned_and_stays_resolved()
    {
        var resolved = Open.Resolve(Waiting, At);

        Assert.Equal((BreakStatus.Resolved, At), (resolved.Status, resolved.ResolvedAt));
        Assert.Same(resolved, resolved.Resolve(Waiting, At.AddHours(1)));
        Assert.Equal(ReviewCodes.BreakResolved, Refused(() => resolved.Explain(Waiting, new Person("Bob"), "x", At)).Code);
        Assert.Equal(ReviewCodes.BreakResolved, Refused(() => resolved.Assign(Waiting, "Bob")).Code);
    }

    public static TheoryData<string, DayStatus> Closed => new()
    {
        { ReviewCodes.DayRunning, DayStatus.Running },
        { ReviewCodes.DaySigned, DayStatus.Signed },
        { ReviewCodes.DayRestated, DayStatus.Restated },
        { ReviewCodes.DaySuperseded, DayStatus.Superseded },
        { ReviewCodes.DayFailed, DayStatus.Failed },
    };

    [Theory]
    [MemberData(nameof(Closed))]
    public void Nothing_changes_unless_the_day_awaits_its_sign_off(string code, DayStatus status)
    {
        var day = Waiting with { Status = status };

        Assert.Equal(code, Refused(() => Open.Explain(day, new Person("Bob"), "x", At)).Code);
        Assert.Equal(code, Refused(() => Open.Assign(day, "Bob")).Code);
        Assert.Equal(code, Refused(() => Open.Resolve(day, At)).Code);
        Assert.Equal(code, Refused(() => day.Sign(new Person("Cleo"), Nothing, At)).Code);
    }

    [Fact]
    public void Only_a_late_amendment_of_a_restated_day_is_explained()
    {
        var late = new BreakReview { Break = Open.Break with { Type = BreakType.LateAmendment } };
        var restated = Signed.Restate(At.AddDays(1));

        Assert.Equal((DayStatus.Restated, At.AddDays(1)), (restated.Status, restated.RestatedAt));
        Assert.Equal(BreakStatus.Explained, late.Explain(restated, new Person("Bob"), "A bust.", At).Status);
        Assert.Equal(ReviewCodes.DaySigned, Refused(() => late.Explain(Signed, new Person("Bob"), "A bust.", At)).Code);
    }

    [Fact]
    public void Steps_that_come_again_change_nothing()
    {
        Assert.Same(Signed, Signed.Publish());
        Assert.Same(Signed, Signed.Fail());
        Assert.Same(Waiting, Waiting.Restate(At));
        Assert.Equal(At, Signed.Restate(At).Restate(At.AddDays(1)).RestatedAt);
        Assert.Equal(DayStatus.Failed, Running.Fail().Supersede().Status);
        Assert.Equal(DayStatus.Superseded, Waiting.Supersede().Status);
    }

    [Theory]
    [InlineData("Anne", "7", "Ann", "7", true)]
    [InlineData("Ann", "7", "Ann", "8", false)]
    [InlineData("Ann", null, "Ann", "7", true)]
    [InlineData("Anne", null, "Ann", "7", false)]
    public void Sign_ByOneWhoIsCalledOtherwiseNow_GoesByTheIdWhereItIsKept(string before, string? idBefore, string now, string? id, bool isOne)
    {
        var progress = ReviewProgress.Of([Open.Explain(Waiting, new Person(before, idBefore), "Because.", At)]);

        var day = Waiting.Sign(new Person(now, id), progress, At);

        Assert.Equal(isOne ? DayStatus.AwaitingSignOff : DayStatus.Signed, day.Status);
        Assert.Equal([new Signature(now, At, isOne, id)], day.Signatures);
    }

    [Fact]
    public void Sign_OnceMoreUnderAnotherName_IsRefused()
    {
        var progress = ReviewProgress.Of([Open.Explain(Waiting, new Person("Ann", "7"), "Because.", At)]);
        var day = Waiting.Sign(new Person("Ann", "7"), progress, At);

        Assert.Equal(ReviewCodes.AlreadySigned, Refused(() => day.Sign(new Person("Anne", "7"), progress, At)).Code);
    }

    private static BreakReview Explained(string by) => Open.Explain(Waiting, new Person(by), "Because.", At);

    private static ReviewException Refused(Action step) => Assert.Throws<ReviewException>(step);
}
