using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Feeds;
using Stp.Domain.Normalizing;

namespace Stp.Domain.Tests.Feeds;

public sealed class FeedEpochPropertyTests
{
    private static readonly FeedEpoch Empty = FeedEpoch.Empty("cme-stp", "S1", new DateOnly(2026, 11, 20));

    /// <summary>Numbers, replays, gap fills, and restarts of all three kinds at any time.</summary>
    private static readonly Gen<FeedHeader> AnyHeader =
        from kind in Gen.Choose(0, 9)
        from number in Gen.Choose(1, 12)
        from second in Gen.Choose(0, 40)
        from length in Gen.Choose(1, 4)
        select kind switch
        {
            0 => FeedEpochTests.Reset(1, second),
            1 => FeedEpochTests.Reset(number, second) with { NewSeqNo = length },
            2 => FeedEpochTests.Number(number, second) with { NewSeqNo = number + length },
            3 => FeedEpochTests.Number(number, second) with { PossDup = true },
            4 => FeedEpochTests.Number(number, second) with { SentAt = null },
            _ => FeedEpochTests.Number(number, second),
        };

    [Fact]
    public void AnyOrderAndRepetition_GivesTheSameState() =>
        Prop.ForAll(
            AnyHeader.ArrayOf().Select(headers => headers.Take(100).ToArray()).ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (headers, seed) =>
            {
                var random = new Random(seed);
                FeedHeader[] shuffled = [.. headers, .. headers.Where(_ => random.Next(2) == 0)];
                random.Shuffle(shuffled);

                Same(All(headers), shuffled.Aggregate(Empty, (state, header) => state.Add(header, FeedEpochTests.At(0))));
                Same(All(headers), All(shuffled));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void MergeOfParts_IsTheStateOfTheWhole() =>
        Prop.ForAll(
            AnyHeader.ArrayOf().Select(headers => headers.Take(100).ToArray()).ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (headers, seed) =>
            {
                var random = new Random(seed);
                var parts = headers.GroupBy(_ => random.Next(3)).Select(part => All([.. part])).ToArray();
                random.Shuffle(parts);

                Same(All(headers), parts.Aggregate(Empty, (state, part) => state.Merge(part)));
                Same(All(headers), All(headers).Merge(All(headers)));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void LongFeedOutOfOrderByAHundred_HasTheRightGaps() =>
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed =>
            {
                var random = new Random(seed);
                var lost = Enumerable.Range(0, 30).Select(_ => random.Next(2, 2_000)).ToHashSet();
                var headers = Enumerable.Range(1, 2_000).Where(number => !lost.Contains(number)).Select(number => FeedEpochTests.Number(number, number)).ToArray();
                var shuffled = headers.OrderBy(header => header.SeqNum + random.Next(100));
                var state = shuffled.Chunk(97).Aggregate(Empty, (before, chunk) => before.AddRange(chunk.Select(header => (header, FeedEpochTests.At(0)))));

                var missing = state.Gaps().SelectMany(gap => Enumerable.Range((int)gap.From, (int)(gap.To - gap.From + 1)));
                Assert.Equal(lost.Where(number => number < headers[^1].SeqNum).Order(), missing.Order());
            }).QuickCheckThrowOnFailure();

    private static FeedEpoch All(FeedHeader[] headers) => Empty.AddRange(headers.Select(header => (header, FeedEpochTests.At(0))));

    private static void Same(FeedEpoch expected, FeedEpoch actual)
    {
        Assert.Equal(expected.Runs, actual.Runs);
        Assert.Equal(expected.Restarts, actual.Restarts);
        Assert.Equal(expected.Gaps(), actual.Gaps());
        Assert.Equal(expected.LastSeqNum, actual.LastSeqNum);
    }
}
