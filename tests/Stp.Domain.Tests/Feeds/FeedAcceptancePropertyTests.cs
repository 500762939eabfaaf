using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Feeds;
using Stp.Domain.Normalizing;

namespace Stp.Domain.Tests.Feeds;

/// <summary>Acceptances and messages come in any order, some twice, late ones of accepted numbers among them: the ranges are the same.</summary>
public sealed class FeedAcceptancePropertyTests
{
    private static readonly FeedEpoch Empty = FeedEpoch.Empty("cme-stp", "S1", new DateOnly(2026, 11, 20));

    private static readonly Gen<Func<FeedEpoch, FeedEpoch>> AnyStep =
        from kind in Gen.Choose(0, 9)
        from number in Gen.Choose(1, 12)
        from second in Gen.Choose(0, 40)
        from length in Gen.Choose(0, 3)
        select kind switch
        {
            0 => Hear(FeedEpochTests.Reset(1, second)),
            1 => Hear(FeedEpochTests.Number(number, second) with { PossDup = true }),
            2 or 3 or 4 => new Func<FeedEpoch, FeedEpoch>(epoch => epoch.Accept(Acceptance(number, number + length, second))),
            _ => Hear(FeedEpochTests.Number(number, second)),
        };

    [Fact]
    public void AnyOrderAndRepetition_GivesTheSameRanges() =>
        Prop.ForAll(
            AnyStep.ArrayOf().Select(steps => steps.Take(60).ToArray()).ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (steps, seed) =>
            {
                var random = new Random(seed);
                Func<FeedEpoch, FeedEpoch>[] shuffled = [.. steps, .. steps.Where(_ => random.Next(2) == 0)];
                random.Shuffle(shuffled);

                var (one, other) = (After(steps), After(shuffled));
                Assert.Equal(one.Gaps(), other.Gaps());
                Assert.Equal(one.Received(), other.Received());
                Assert.Equal(one.AcceptedGaps(), other.AcceptedGaps());
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void EveryNumber_IsReceivedOrMissing_AndOfTheMissingAGapUnlessAccepted() =>
        Prop.ForAll(
            AnyStep.ArrayOf().Select(steps => steps.Take(60).ToArray()).ToArbitrary(),
            steps =>
            {
                var epoch = After(steps);
                var accepted = Numbers(epoch.AcceptedGaps().Select(gap => (gap.Numbering, gap.Acceptance.From, gap.Acceptance.To)));
                var missing = Numbers(epoch.Missing().Select(gap => (gap.Numbering, gap.From, gap.To)));

                Assert.Equal(missing.Except(accepted).Order(), Numbers(epoch.Gaps().Select(gap => (gap.Numbering, gap.From, gap.To))).Order());
                Assert.All(epoch.AcceptedGaps(), gap => Assert.Equal(
                    Numbers([(gap.Numbering, gap.Acceptance.From, gap.Acceptance.To)]).Intersect(missing).Count(), gap.Missing));
            }).QuickCheckThrowOnFailure();

    private static FeedEpoch After(IEnumerable<Func<FeedEpoch, FeedEpoch>> steps) => steps.Aggregate(Empty, (epoch, step) => step(epoch));

    private static Func<FeedEpoch, FeedEpoch> Hear(FeedHeader header) => epoch => epoch.Add(header, FeedEpochTests.At(0));

    private static FeedAcceptance Acceptance(long from, long to, int second) => new(FeedEpochTests.At(second), from, to, "ann", FeedEpochTests.At(100), "Never used.");

    private static HashSet<(int Numbering, long Number)> Numbers(IEnumerable<(int Numbering, long From, long To)> ranges) =>
        [.. ranges.SelectMany(range => Enumerable.Range((int)range.From, (int)(range.To - range.From + 1)).Select(number => (range.Numbering, (long)number)))];
}
