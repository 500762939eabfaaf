using Stp.Domain.Feeds;
using Stp.Domain.Normalizing;

namespace Stp.Domain.Tests.Feeds;

public sealed class FeedEpochTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    private static readonly FeedEpoch Empty = FeedEpoch.Empty("cme-stp", "S1", new DateOnly(2026, 11, 20));

    [Fact]
    public void Gaps_AreTheNumbersBetweenThoseReceived_FromOneOn()
    {
        var state = After(Number(2, 2), Number(3, 3), Number(7, 7), Number(9, 9));

        Assert.Equal([(0, 1L, 1L), (0, 4L, 6L), (0, 8L, 8L)], Gaps(state));
        Assert.Equal(9, state.LastSeqNum);
    }

    [Fact]
    public void Gap_TellsWhenTheNumbersAroundItWereSent()
    {
        var gap = Assert.Single(After(Number(1, 1), Number(2, 2), Number(5, 50)).Gaps());

        Assert.Equal((At(2), At(50)), (gap.After, gap.Before));
    }

    [Fact]
    public void Gap_CloseWithTheReplay_WhichIsSentAsTheOriginal()
    {
        var state = After(Number(1, 1), Number(3, 3), Number(2, 2) with { PossDup = true });

        Assert.Empty(state.Gaps());
    }

    [Fact]
    public void GapFill_StandsForTheNumbersBelowTheNext()
    {
        var state = After(Number(1, 1), Number(2, 5) with { NewSeqNo = 9, PossDup = true }, Number(9, 9));

        Assert.Empty(state.Gaps());
        Assert.Equal(9, state.LastSeqNum);
    }

    [Fact]
    public void LogonWithReset_BeginsANumberingOfItsOwn()
    {
        var state = After(Number(1, 1), Number(2, 2), Number(4, 4), Reset(1, 10), Number(3, 12));

        Assert.Equal([(1, 3L, 3L), (2, 2L, 2L)], Gaps(state));
        Assert.Equal(3, state.LastSeqNum);
    }

    [Fact]
    public void SequenceReset_BeginsAtTheNumberThatItTells()
    {
        var state = After(Number(1, 1), Number(2, 2), Reset(3, 10) with { NewSeqNo = 100 }, Number(101, 11));

        Assert.Equal([(2, 100L, 100L)], Gaps(state));
    }

    [Fact]
    public void NumberOneAgainLater_IsARestart()
    {
        var state = After(Number(1, 1), Number(2, 2), Number(3, 3), Number(1, 20), Number(3, 22));

        Assert.Equal([(2, 2L, 2L)], Gaps(state));
    }

    [Fact]
    public void NumberOneReplayed_IsNoRestart()
    {
        var state = After(Number(1, 1), Number(2, 2), Number(3, 3), Number(1, 20) with { PossDup = true });

        Assert.Empty(state.Gaps());
        Assert.Single(state.Restarts);
    }

    [Fact]
    public void MessagesWithoutNumbers_OnlySayThatTheFeedIsAlive()
    {
        var state = Empty.Add(new FeedHeader { SentAt = At(5) }, At(6));

        Assert.Empty(state.Runs);
        Assert.Null(state.LastSeqNum);
        Assert.Equal(At(6), state.LastHeard);
    }

    [Fact]
    public void LongFeed_KeepsFewRunsAndEveryGap()
    {
        var state = Empty;
        foreach (var chunk in Enumerable.Range(1, 20_000).Where(number => number is not (777 or 1_500 or 19_990)).Select(number => Number(number, number)).Chunk(100))
        {
            state = state.AddRange(chunk.Select(header => (header, At(1))));
            Assert.True(state.Runs.Count <= FeedEpoch.MaxRuns);
        }

        Assert.Equal([(1, 777L, 777L), (1, 1_500L, 1_500L), (1, 19_990L, 19_990L)], Gaps(state));
        Assert.Equal(0, state.ForgottenNumbers);
    }

    [Fact]
    public void ReplayOfALongFeed_ChangesNothing()
    {
        var headers = Enumerable.Range(1, 5_000).Where(number => number % 1_000 != 0).Select(number => Number(number, number)).ToArray();
        var once = After(headers);
        var twice = once.AddRange(headers.Select(header => (header, At(1))));

        Assert.Equal(once.Runs, twice.Runs);
        Assert.Equal(once.Gaps(), twice.Gaps());
    }

    [Fact]
    public void MoreGapsThanRuns_GivesUpTheOldestAndCountsThem()
    {
        var state = After([.. Enumerable.Range(1, 1_000).Select(number => Number(number * 2, number))]);

        Assert.True(state.Runs.Count <= FeedEpoch.MaxRuns);
        Assert.Equal(1_000, state.ForgottenNumbers + state.Gaps().Sum(gap => gap.To - gap.From + 1));
        Assert.Equal(1_999, state.Gaps()[^1].From);
    }

    [Fact]
    public void MoreRestartsThanKept_GivesUpTheOldestNumberings()
    {
        var state = After([.. Enumerable.Range(0, 200).SelectMany(day => new[] { Reset(1, day * 10), Number(3, (day * 10) + 3) })]);

        Assert.Equal(FeedEpoch.MaxRestarts, state.Restarts.Count);
        Assert.Equal(200, state.ForgottenNumbers + state.Gaps().Count);
        Assert.All(state.Gaps(), gap => Assert.Equal((2L, 2L), (gap.From, gap.To)));
    }

    internal static DateTimeOffset At(int second) => Start.AddSeconds(second);

    internal static FeedHeader Number(long seqNum, int second) => new() { Session = "S1", SeqNum = seqNum, SentAt = At(second) };

    internal static FeedHeader Reset(long seqNum, int second) => Number(seqNum, second) with { ResetsSequence = true };

    private static FeedEpoch After(params FeedHeader[] headers) => Empty.AddRange(headers.Select(header => (header, At(1))));

    /// <summary>Number 1 begins a numbering too, so a feed that begins with it is numbering 1.</summary>
    private static IEnumerable<(int, long, long)> Gaps(FeedEpoch state) => state.Gaps().Select(gap => (gap.Numbering, gap.From, gap.To));
}
