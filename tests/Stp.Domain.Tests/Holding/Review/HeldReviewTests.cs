using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;

namespace Stp.Domain.Tests.Holding.Review;

public sealed class HeldReviewTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly Hold Why = new(ReasonCodes.AccountUnmapped, "Account (1) \"X\" is not mapped.");
    private readonly HeldReview _open = new();

    [Fact]
    public void Assign_GivesItAnOwner_AndNobodyTakesItAway()
    {
        var assigned = _open.Assign("ann", " bob ", At);

        Assert.Equal("bob", assigned.Owner);
        Assert.Null(assigned.Assign("ann", "  ", At.AddMinutes(1)).Owner);
        Assert.Equal(new HeldAction(At, "ann", HeldActionKind.Assigned, "bob"), Assert.Single(assigned.Actions));
    }

    [Fact]
    public void Say_KeepsEveryCommentAndTheLastIsShown()
    {
        var said = _open.Say("ann", "one", At).Say("bob", "two", At);

        Assert.Equal("two", said.Comment);
        Assert.Equal(["one", "two"], said.Actions.Select(action => action.Text));
    }

    [Fact]
    public void AStepThatWasStoredAlready_ChangesNothing()
    {
        var dismissed = _open.Say("ann", "one", At).Dismiss("ann", "no trade", At);

        Assert.Same(dismissed, dismissed.Say("ann", "one", At));
        Assert.Same(dismissed, dismissed.Dismiss("ann", "no trade", At));
        var assigned = dismissed.Assign("ann", "bob", At);
        Assert.Same(assigned, assigned.Assign("ann", "bob", At));
        var reopened = dismissed.Reopen("ann", At);
        Assert.Same(reopened, reopened.Reopen("ann", At));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Dismiss_WithoutAReason_IsRefused(string? reason) => Refused(HeldReviewCodes.TextEmpty, () => _open.Dismiss("ann", reason, At));

    [Fact]
    public void Texts_HaveALimit()
    {
        var text = new string('x', HeldReview.MaxText + 1);

        Refused(HeldReviewCodes.TextTooLong, () => _open.Dismiss("ann", text, At));
        Refused(HeldReviewCodes.TextTooLong, () => _open.Say("ann", text, At));
        Refused(HeldReviewCodes.TextTooLong, () => _open.Assign("ann", new string('x', HeldReview.MaxName + 1), At));
        Assert.Equal(HeldReview.MaxText, _open.Say("ann", text[1..], At).Comment!.Length);
    }

    [Fact]
    public void Actions_HaveALimit()
    {
        var full = Enumerable.Range(0, HeldReview.MaxActions).Aggregate(_open, (review, i) => review.Say("ann", $"{i}", At));

        Refused(HeldReviewCodes.TooManyActions, () => full.Say("ann", "more", At));
        Refused(HeldReviewCodes.TooManyActions, () => full.NextAttempt());
        Assert.Equal(HeldStatus.Resolved, full.Resolve(1, "ann", null, "Booked.", At).Status);
    }

    [Fact]
    public void Dismissed_CanBeOpenedAgainAndNothingElse()
    {
        var dismissed = _open.Dismiss("ann", "a test of the venue", At);

        Assert.Equal((HeldStatus.Dismissed, "a test of the venue"), (dismissed.Status, dismissed.Comment));
        Refused(HeldReviewCodes.Dismissed, () => dismissed.Dismiss("bob", "another", At));
        Refused(HeldReviewCodes.Dismissed, () => dismissed.NextAttempt());
        Assert.Equal(HeldStatus.Open, dismissed.Reopen("bob", At).Status);
        Refused(HeldReviewCodes.NotDismissed, () => _open.Reopen("bob", At));
    }

    [Fact]
    public void DismissInBatch_WhatIsNotOpenOrHasNoRoom_IsLeftAsItIs()
    {
        var full = Enumerable.Range(0, HeldReview.MaxActions).Aggregate(_open, (review, i) => review.Say("ann", $"{i}", At));
        HeldReview[] others =
        [
            _open.Reprocess(1, "ann", null, At), _open.Resolve(1, "ann", null, "Booked.", At), _open.Dismiss("ann", "no trade", At), full,
        ];

        Assert.All(others, review => Assert.Same(review, review.DismissInBatch("bob", "a test", "batch", At.AddMinutes(1))));
        var dismissed = _open.DismissInBatch("bob", "a test", "batch", At);
        Assert.Equal((HeldStatus.Dismissed, "a test", "batch"), (dismissed.Status, dismissed.Comment, dismissed.Batch));
    }

    [Fact]
    public void DismissInBatch_OnceMoreAfterAPersonHasOpenedIt_LeavesItOpen()
    {
        var reopened = _open.DismissInBatch("bob", "a test", "batch", At).Reopen("ann", At.AddMinutes(1));

        Assert.Same(reopened, reopened.DismissInBatch("bob", "a test", "batch", At));
        Assert.Equal(HeldStatus.Dismissed, reopened.DismissInBatch("bob", "a test", "another", At.AddMinutes(2)).Status);
    }

    [Fact]
    public void Resolved_IsFinal()
    {
        var resolved = _open.Resolve(1, "ann", null, "Booked.", At);

        Refused(HeldReviewCodes.Resolved, () => resolved.Dismiss("ann", "no", At));
        Refused(HeldReviewCodes.Resolved, () => resolved.NextAttempt());
        Refused(HeldReviewCodes.NotDismissed, () => resolved.Reopen("ann", At));
        Assert.Same(resolved, resolved.HoldAgain(2, "ann", null, Why, At));
        Assert.Equal("late word", resolved.Say("ann", "late word", At).Comment);
    }

    [Fact]
    public void AnAttempt_IsUnderWayUntilItsOutcome()
    {
        var queued = _open.Reprocess(1, "ann", "batch", At);

        Assert.Equal((HeldStatus.Reprocessing, 1, "batch"), (queued.Status, queued.Attempt, queued.Batch));
        Assert.Equal(HeldStatus.Open, queued.HoldAgain(1, "ann", "batch", Why, At).Status);
        Assert.Equal(HeldStatus.Resolved, queued.Resolve(1, "ann", "batch", "Booked.", At).Status);
        Assert.Equal(2, queued.NextAttempt());
    }

    [Fact]
    public void AnOutcomeThatComesBeforeTheNote_Stands()
    {
        var held = _open.HoldAgain(1, "ann", "batch", Why, At).Reprocess(1, "ann", "batch", At);
        var booked = _open.Resolve(1, "ann", "batch", "Booked.", At).Reprocess(1, "ann", "batch", At);

        Assert.Equal((HeldStatus.Open, "batch"), (held.Status, held.Batch));
        Assert.Equal((HeldStatus.Resolved, "batch"), (booked.Status, booked.Batch));
        Assert.Contains(held.Actions, action => action.Kind == HeldActionKind.Reprocessed);
    }

    [Fact]
    public void AStaleOutcome_DoesNotTouchALaterAttempt()
    {
        var second = _open.HoldAgain(1, "ann", null, Why, At).Reprocess(2, "ann", null, At);

        Assert.Same(second, second.HoldAgain(1, "ann", null, Why, At));
        Assert.Equal(HeldStatus.Reprocessing, second.Status);
    }

    [Fact]
    public void AMessageDismissedOnItsWay_StaysDismissedUnlessItIsBooked()
    {
        var dismissed = _open.Reprocess(1, "ann", null, At).Dismiss("bob", "no trade", At);

        Assert.Equal(HeldStatus.Dismissed, dismissed.HoldAgain(1, "ann", null, Why, At).Status);
        Assert.Equal(HeldStatus.Resolved, dismissed.Resolve(1, "ann", null, "Booked.", At).Status);
    }

    private static void Refused(string code, Func<object> step) => Assert.Equal(code, Assert.Throws<HeldReviewException>(step).Code);
}
