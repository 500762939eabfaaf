using FsCheck;
using FsCheck.Fluent;
using Stp.Domain.Feeds;

namespace Stp.Domain.Tests.Feeds;

public sealed class FeedPulseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>However trades are spread over instances and in whatever order these store what they have gathered.</summary>
    [Fact]
    public void With_TheSameTradesInAnyPartsAndOrder_IsTheSamePulse()
    {
        var trades = (from account in Gen.Choose(0, 4) from product in Gen.Choose(0, 4) from ms in Gen.Choose(0, 500_000) from part in Gen.Choose(0, 3)
            select (Account: $"A{account}", Product: $"P{product}", Ms: ms, Part: part)).ListOf();
        Prop.ForAll(trades.ToArbitrary(), list =>
        {
            FeedPulse Add(FeedPulse pulse, IEnumerable<(string Account, string Product, int Ms, int Part)> some) => pulse.With(
                FeedScope.Empty.With(some.Select(t => t.Account), some.Select(t => t.Product)),
                [.. some.Select(t => FeedLag.Of(Noon, Noon.AddMilliseconds(t.Ms)))]);
            var whole = Add(FeedPulse.Empty, list);
            var inParts = list.GroupBy(t => t.Part).OrderByDescending(part => part.Key).Aggregate(FeedPulse.Empty, Add);

            Assert.Equal(whole.Scope.Accounts, inParts.Scope.Accounts);
            Assert.Equal(whole.Scope.Products, inParts.Scope.Products);
            Assert.Equal(whole.Lag, inParts.Lag);
            Assert.Equal(list.Count, whole.Lag.Sum(minute => minute.Trades));
            Assert.All(list, t => Assert.True(whole.Scope.Covers(t.Account, t.Product)));
            Assert.False(whole.Scope.Covers("other", "P0"));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void RunningMs_IsTheMeanOfTheLastFiveMinutesWithTrades()
    {
        var minutes = FeedLag.Join(Enumerable.Range(0, 8).Select(i => FeedLag.Of(Noon.AddMinutes(i), Noon.AddMinutes(i).AddMilliseconds(i * 100))), []);

        Assert.Equal((300 + 400 + 500 + 600 + 700) / 5, FeedLag.RunningMs(minutes));
        Assert.Null(FeedLag.RunningMs([]));
    }

    [Fact]
    public void Join_ManyMinutes_KeepsTheLastHour()
    {
        var minutes = FeedLag.Join(Enumerable.Range(0, 100).Select(i => FeedLag.Of(Noon, Noon.AddMinutes(i))), []);

        Assert.Equal((FeedLag.MaxMinutes, Noon.AddMinutes(99)), (minutes.Count, minutes[^1].Minute));
    }

    [Fact]
    public void Of_AVenueWhoseClockIsAhead_IsNoLag() => Assert.Equal(0, FeedLag.Of(Noon.AddSeconds(1), Noon).TotalMs);

    [Fact]
    public void With_MoreNamesThanAreKept_CoversEverything()
    {
        var scope = FeedScope.Empty.With(Enumerable.Range(0, FeedScope.MaxNames + 1).Select(i => $"A{i}"), ["P"]);

        Assert.True(scope.IsWide);
        Assert.True(scope.Covers("any", "thing"));
        Assert.True(FeedPulse.Empty.With(scope, []).Scope.IsWide);
        Assert.Same(scope, scope.With(["more"], []));
    }
}
