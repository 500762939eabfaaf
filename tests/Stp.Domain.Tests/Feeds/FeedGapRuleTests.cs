using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.Feeds;

namespace Stp.Domain.Tests.Feeds;

public sealed class FeedGapRuleTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly DateTimeOffset Now = FeedEpochTests.At(1_000);

    /// <summary>Numbers 1, 2, 6 and 9 of the first numbering that was heard, which a number 1 begins.</summary>
    private readonly FeedEpoch _epoch = After(1, 2, 6, 9);

    [Fact]
    public void AcceptGap_AWholeGap_IsNoGapAnyMoreAndIsToldWithWhoAndWhy()
    {
        var accepted = Accept(_epoch, 3, 5);

        Assert.Equal([(7L, 8L)], accepted.Gaps().Select(gap => (gap.From, gap.To)));
        Assert.Equal(new AcceptedGap(1, 3, new FeedAcceptance(FeedEpochTests.At(6), 3, 5, "ann", Now, "Never used.")), Assert.Single(accepted.AcceptedGaps()));
        Assert.Equal(_epoch.Missing(), accepted.Missing());
    }

    [Fact]
    public void AcceptGap_APart_LeavesTheRest()
    {
        var accepted = Accept(_epoch, 4, 4);

        Assert.Equal([(3L, 3L), (5L, 5L), (7L, 8L)], accepted.Gaps().Select(gap => (gap.From, gap.To)));
    }

    [Fact]
    public void AcceptGap_AllOfThem_IsCompleteAndNoBreak()
    {
        var accepted = Accept(Accept(_epoch, 3, 5), 7, 8);

        Assert.Empty(accepted.Gaps());
        Assert.Empty(FeedBreaks.Gaps([accepted], Friday));
        Assert.Contains("lacks 2 messages: 7-8.", Assert.Single(FeedBreaks.Gaps([Accept(_epoch, 3, 5)], Friday)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void AcceptGap_Twice_ChangesNothing()
    {
        var accepted = Accept(_epoch, 3, 5);

        Assert.Same(accepted, Accept(accepted, 3, 5));
        Assert.Same(accepted, accepted.AcceptGap(1, 4, 5, "bob", "Me too.", Now.AddMinutes(1)));
    }

    [Fact]
    public void AcceptGap_WhatComesAfterAll_CountsAsReceived()
    {
        var late = Accept(_epoch, 3, 5).Add(FeedEpochTests.Number(4, 4) with { PossDup = true }, Now);

        Assert.Equal([(1L, 2L), (4L, 4L), (6L, 6L), (9L, 9L)], late.Received().Select(range => (range.From, range.To)));
        Assert.Equal(2, Assert.Single(late.AcceptedGaps()).Missing);
        Assert.Equal([(7L, 8L)], late.Gaps().Select(gap => (gap.From, gap.To)));
    }

    [Theory]
    [InlineData(1, 2, 5)]
    [InlineData(1, 3, 6)]
    [InlineData(1, 3, 8)]
    [InlineData(1, 5, 3)]
    [InlineData(1, 10, 11)]
    [InlineData(0, 3, 5)]
    public void AcceptGap_WhatIsNotAllMissing_IsRefused(int numbering, long from, long to) =>
        Refused(FeedGapCodes.NotMissing, () => _epoch.AcceptGap(numbering, from, to, "ann", "Never used.", Now));

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void AcceptGap_WithoutAReason_IsRefused(string? reason) => Refused(FeedGapCodes.TextEmpty, () => _epoch.AcceptGap(1, 3, 5, "ann", reason, Now));

    [Fact]
    public void AcceptGap_HasLimits()
    {
        var many = After([.. Enumerable.Range(0, FeedGapRule.MaxAccepted + 2).Select(i => 1L + (2 * i))]);
        var full = Enumerable.Range(0, FeedGapRule.MaxAccepted).Aggregate(many, (epoch, i) => Accept(epoch, 2 + (2 * i), 2 + (2 * i)));

        Refused(FeedGapCodes.TooMany, () => Accept(full, full.Gaps()[0].From, full.Gaps()[0].To));
        Refused(FeedGapCodes.TextTooLong, () => _epoch.AcceptGap(1, 3, 5, "ann", new string('x', FeedGapRule.MaxReason + 1), Now));
    }

    [Fact]
    public void Accept_ARestartThatIsHeardOfLater_DoesNotMoveWhatWasAccepted()
    {
        var accepted = Accept(_epoch, 7, 8).Add(FeedEpochTests.Reset(1, 100), Now).Add(FeedEpochTests.Number(9, 109), Now);
        var before = accepted.Add(FeedEpochTests.Reset(1, -50), Now);

        Assert.Equal([(1, 3L, 5L), (2, 2L, 8L)], accepted.Gaps().Select(gap => (gap.Numbering, gap.From, gap.To)));
        Assert.Equal([(2, 3L, 5L), (3, 2L, 8L)], before.Gaps().Select(gap => (gap.Numbering, gap.From, gap.To)));
    }

    [Fact]
    public void Accept_NumbersThatAreGivenUpLater_AreNotCountedAsForgotten()
    {
        var epoch = Accept(After(1, 3, 5), 2, 2);

        var joined = epoch.AddRange(Enumerable.Range(4, 1_000).Select(number => (FeedEpochTests.Number(number * 2, number * 2), Now)));

        // Even numbers from 8 to 2006 after 1, 3 and 5: 4 is missing, 6 and 7 are, and each odd number from 9 on.
        Assert.Equal(1 + 2 + 999, joined.ForgottenNumbers + joined.Gaps().Sum(gap => gap.To - gap.From + 1));
    }

    [Fact]
    public void TakeBackGap_AllOrAPart_IsAGapAgain()
    {
        var accepted = Accept(Accept(_epoch, 3, 5), 7, 8);

        Assert.Equal([(3L, 5L)], Gaps(accepted.TakeBackGap(1, 3, 5, "Found.")));
        var part = accepted.TakeBackGap(1, 4, 7, "Found.");
        Assert.Equal([(4L, 5L), (7L, 7L)], Gaps(part));
        Assert.Equal([(3L, 3L), (8L, 8L)], part.Accepted.Select(one => (one.From, one.To)));
        Assert.All(part.Accepted, one => Assert.Equal(("ann", Now, "Never used."), (one.By, one.At, one.Reason)));
        Assert.Equal(Gaps(_epoch), Gaps(accepted.TakeBackGap(1, long.MinValue, long.MaxValue, "All of it.")));
    }

    [Fact]
    public void TakeBackGap_AndAcceptedAgain_IsAsBefore()
    {
        var accepted = Accept(_epoch, 3, 5);

        Assert.Equal(accepted.Accepted, Accept(accepted.TakeBackGap(1, 3, 5, "Found."), 3, 5).Accepted);
    }

    [Theory]
    [InlineData(1, 7, 8)]
    [InlineData(0, 3, 5)]
    [InlineData(1, 5, 3)]
    public void TakeBackGap_WhatIsNotAccepted_ChangesNothing(int numbering, long from, long to)
    {
        var accepted = Accept(_epoch, 3, 5);

        Assert.Same(accepted, accepted.TakeBackGap(numbering, from, to, "Found."));
        Assert.Same(_epoch, _epoch.TakeBackGap(1, 3, 5, "Found."));
    }

    [Fact]
    public void TakeBackGap_HasLimitsAndAReason()
    {
        var many = After([.. Enumerable.Range(0, FeedGapRule.MaxAccepted).Select(i => 1L + (4 * i)), 1_000]);
        var full = Enumerable.Range(0, FeedGapRule.MaxAccepted).Aggregate(many, (epoch, i) => Accept(epoch, 2 + (4 * i), 4 + (4 * i)));

        Refused(FeedGapCodes.TooMany, () => full.TakeBackGap(1, 3, 3, "Found."));
        Assert.Equal(FeedGapRule.MaxAccepted, full.TakeBackGap(1, 2, 3, "Found.").Accepted.Count);
        Refused(FeedGapCodes.TextEmpty, () => full.TakeBackGap(1, 2, 4, " "));
        Refused(FeedGapCodes.TextTooLong, () => full.TakeBackGap(1, 2, 4, new string('x', FeedGapRule.MaxReason + 1)));
    }

    private static IEnumerable<(long From, long To)> Gaps(FeedEpoch epoch) => epoch.Gaps().Select(gap => (gap.From, gap.To));

    private static FeedEpoch Accept(FeedEpoch epoch, long from, long to) => epoch.AcceptGap(1, from, to, "ann", " Never used. ", Now);

    private static FeedEpoch After(params long[] numbers) => FeedEpoch.Empty("cme-stp", "S1", Friday)
        .AddRange(numbers.Select(number => (FeedEpochTests.Number(number, (int)number), Now)));

    private static void Refused(string code, Func<object> step) => Assert.Equal(code, Assert.Throws<FeedGapException>(step).Code);
}
