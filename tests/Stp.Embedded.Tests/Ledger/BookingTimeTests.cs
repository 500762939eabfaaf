using Stp.Domain.Ledger;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>Bookings of a position follow each other in time, also where the clock stands still or goes back: <c>knownAt</c> relies on it.</summary>
public sealed class BookingTimeTests
{
    private static readonly PositionKey Key = new("BOOK-1", "XNYM:CL:2027-01");

    [Fact]
    public async Task Each_booking_is_later_than_the_one_before_it_whatever_the_clock_says()
    {
        var clock = new BackwardTime();
        await using var ledger = await CosmosLedger.OpenAsync(time: clock);
        var instants = new List<DateTimeOffset>();
        for (var i = 1; i <= 4; i++)
        {
            await ledger.Postings.PostAsync(Key, [PostingOf(i)], someMayExist: false, default);
            instants.Add((await ledger.PositionAsync(Key))!.UpdatedAt);
        }

        Assert.Equal(instants.Distinct().Order(), instants);
        for (var known = 0; known < instants.Count; known++)
        {
            Assert.Equal(known + 1, (await ledger.PositionAsync(Key, instants[known]))!.Total().BoughtLots);
        }
    }

    private static Posting PostingOf(int number) => new()
    {
        Id = $"T{number}!1!1",
        Position = Key,
        TradeKey = $"T{number}",
        Revision = 1,
        LegId = "1",
        ClearingDate = new DateOnly(2026, 11, 20),
        Side = Side.Buy,
        Lots = 1,
        Price = 70,
        Trades = 1,
    };

    private sealed class BackwardTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now = _now.AddSeconds(-1);
    }
}
