using Stp.Domain.Feeds;
using Stp.Domain.Normalizing;

namespace Stp.Domain.Tests.Feeds;

public sealed class FeedShortfallTests
{
    private static readonly DateOnly Friday = new(2026, 11, 20);
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly FeedScope Scope = FeedScope.Empty.With(["A", "B"], ["XNYM:CL"]);

    [Theory]
    [InlineData("A", "XNYM:CL", true)]
    [InlineData("B", "XNYM:CL", true)]
    [InlineData("C", "XNYM:CL", false)]
    [InlineData("A", "XNYM:NG", false)]
    public void ReasonFor_AGap_ConcernsTheAccountsAndProductsOfItsFeed(string account, string product, bool concerns)
    {
        var shortfalls = new FeedShortfalls([new FeedShortfall(Epoch(1, 2, 5), Scope)], WaitingSince: null);

        Assert.Equal(
            concerns ? "Feed cme-stp S1 lacks 2 messages of 2026-11-20, 3 to 4." : null, shortfalls.ReasonFor(account, product, asOf: null));
    }

    [Fact]
    public void ReasonFor_ADateBeforeTheEpoch_IsComplete()
    {
        var shortfalls = new FeedShortfalls([new FeedShortfall(Epoch(1, 3), Scope)], WaitingSince: null);

        Assert.Null(shortfalls.ReasonFor("A", "XNYM:CL", Friday.AddDays(-2)));
        // An epoch may begin in the evening before its first clearing date, and counts by UTC.
        Assert.NotNull(shortfalls.ReasonFor("A", "XNYM:CL", Friday.AddDays(-1)));
        Assert.NotNull(shortfalls.ReasonFor("A", "XNYM:CL", Friday));
    }

    [Fact]
    public void ReasonFor_ManyGaps_NamesThreeAndCountsTheOthers()
    {
        var gaps = Enumerable.Range(0, 5).Select(_ => new FeedShortfall(Epoch(1, 3, 5), Scope)).ToList();

        var reason = new FeedShortfalls(gaps, WaitingSince: null).ReasonFor("A", "XNYM:CL", asOf: null)!;

        Assert.Equal(4, reason.Split(". ").Length);
        Assert.Contains("lacks 2 messages of 2026-11-20, first of them 2.", reason, StringComparison.Ordinal);
        Assert.EndsWith("So do 2 more.", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ReasonFor_MessagesThatWait_ConcernsEveryPosition()
    {
        var reason = new FeedShortfalls([], Noon).ReasonFor("any", "XNYM:CL", asOf: null);

        Assert.Equal("Messages received since 2026-11-20T12:00:00Z wait to be booked.", reason);
        Assert.Null(FeedShortfalls.None.ReasonFor("any", "XNYM:CL", asOf: null));
    }

    [Fact]
    public void Received_RunsAndResets_AreTheRangesOfEachNumbering()
    {
        var epoch = Epoch(2, 3, 6, 7).AddRange([(Header(1, seconds: 100), Noon), (Header(2, seconds: 101), Noon), (Header(3, seconds: 102), Noon)]);

        Assert.Equal([new FeedRange(0, 2, 3), new FeedRange(0, 6, 7), new FeedRange(1, 1, 3)], epoch.Received());
        Assert.Equal([(1L, 1L), (4L, 5L)], epoch.Gaps().Select(gap => (gap.From, gap.To)));
    }

    private static FeedEpoch Epoch(params long[] numbers) => FeedEpoch.Empty("cme-stp", "S1", Friday)
        .AddRange(numbers.Select((number, i) => (Header(number, i), Noon)));

    private static FeedHeader Header(long number, int seconds) =>
        new() { Session = "S1", Epoch = Friday, SeqNum = number, SentAt = Noon.AddSeconds(seconds) };
}
