using Stp.Domain.EndOfDay.Breaks;
using Stp.Domain.Feeds;
using Stp.Domain.Tests.Feeds;

namespace Stp.Domain.Tests.EndOfDay.Breaks;

public sealed class FeedBreaksTests
{
    private static readonly DateOnly Date = new(2026, 11, 20);

    [Fact]
    public void Gaps_AreOneBreakOfEachEpochThatHasAny()
    {
        var epoch = FeedEpoch.Empty("cme-stp", "S1", Date);
        var whole = Received(epoch, 1, 2, 3);
        var broken = Received(epoch, 1, 2, 5, 7, 8);

        var found = Assert.Single(FeedBreaks.Gaps([whole, broken], Date));

        Assert.Equal((BreakType.SequenceGap, "cme-stp/S1/2026-11-20", 3, Date), (found.Type, found.Subject, found.Count, found.FirstDate));
        Assert.Equal("Session S1 of venue cme-stp, begun on 2026-11-20, lacks 3 messages: 3-4, 6.", found.Detail);
    }

    [Fact]
    public void ManyGaps_AreCountedWholeAndToldInPart()
    {
        var broken = Received(FeedEpoch.Empty("ice", "S", Date), [.. Enumerable.Range(0, 15).Select(i => (i * 2) + 1)]);

        var found = Assert.Single(FeedBreaks.Gaps([broken], Date));

        Assert.Equal(14, found.Count);
        Assert.EndsWith("2, 4, 6, 8, 10, 12, 14, 16, 18, 20 and others.", found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void GapsThatAreNoLongerListed_StillCount()
    {
        var forgotten = new FeedEpoch("ice", "S", Date, [], [], null, forgottenNumbers: 7);

        Assert.Equal(7, Assert.Single(FeedBreaks.Gaps([forgotten], Date)).Count);
    }

    [Fact]
    public void HeldMessages_AreOneBreakOfEachVenueAndReason()
    {
        var found = Assert.Single(FeedBreaks.Held([new("cme-stp", "account-unmapped", 3), new("ice", "account-unmapped", 0)], Date));

        Assert.Equal((BreakType.HeldExceptions, "cme-stp/account-unmapped", 3), (found.Type, found.Subject, found.Count));
        Assert.Equal("3 messages of venue cme-stp are held: account-unmapped.", found.Detail);
    }

    [Fact]
    public void AQueueThatWasNotDrained_AndAStatementThatHasNotCome_AreBreaks()
    {
        var at = new DateTimeOffset(2026, 11, 20, 18, 5, 0, TimeSpan.Zero);

        var queue = FeedBreaks.NotDrained("drop-copy", null, at, Date);
        var statement = FeedBreaks.StatementMissing("ABN", at, Date);

        Assert.Equal((BreakType.FeedNotDrained, "drop-copy"), (queue.Type, queue.Subject));
        Assert.Equal("Queue drop-copy still held messages from before the check, the oldest of 2026-11-20 18:05:00 UTC.", queue.Detail);
        Assert.Equal((BreakType.StatementMissing, "ABN"), (statement.Type, statement.ClearingFirm));
        Assert.Contains("2026-11-20 18:05 UTC", statement.Detail, StringComparison.Ordinal);
    }

    private static FeedEpoch Received(FeedEpoch epoch, params int[] numbers) =>
        epoch.AddRange(numbers.Select(number => (FeedEpochTests.Number(number, number), FeedEpochTests.At(number))));
}
