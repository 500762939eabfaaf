using Stp.Embedded.Timers;

namespace Stp.Embedded.Tests.Hosting;

public sealed class NcronTabTests
{
    private static readonly DateTimeOffset Sunday = new(2026, 11, 22, 9, 30, 15, TimeSpan.Zero);

    [Theory]
    [InlineData("*/5 * * * * *", "2026-11-22T09:30:20Z")]
    [InlineData("30 * * * * *", "2026-11-22T09:30:30Z")]
    [InlineData("0 */15 * * * *", "2026-11-22T09:45:00Z")]
    [InlineData("0 0 18 * * *", "2026-11-22T18:00:00Z")]
    [InlineData("0 0 9 * * *", "2026-11-23T09:00:00Z")]
    [InlineData("0 30 17 * * 1-5", "2026-11-23T17:30:00Z")]
    [InlineData("0 0 12 * * 0", "2026-11-22T12:00:00Z")]
    [InlineData("0 0 9 * * 0", "2026-11-29T09:00:00Z")]
    [InlineData("0 0 9 * * 6", "2026-11-28T09:00:00Z")]
    [InlineData("0 0 9 * * Mon,Wed", "2026-11-23T09:00:00Z")]
    [InlineData("0 0 0 1 * *", "2026-12-01T00:00:00Z")]
    [InlineData("0 0 0 29 2 *", "2028-02-29T00:00:00Z")]
    [InlineData("0 0 0 1 1,7 *", "2027-01-01T00:00:00Z")]
    [InlineData("5,10 0 8-10 * * *", "2026-11-22T10:00:05Z")]
    public void The_next_run_is_what_the_schedule_says(string schedule, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), NcronTab.Parse(schedule, TimeZoneInfo.Utc).GetNextValidTimeAfter(Sunday));

    [Fact]
    public void A_schedule_follows_the_clock_of_its_zone_over_the_change_to_summer_time()
    {
        var london = NcronTab.Parse("0 0 18 * * *", TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

        Assert.Equal(new DateTimeOffset(2027, 3, 27, 18, 0, 0, TimeSpan.Zero), london.GetNextValidTimeAfter(new DateTimeOffset(2027, 3, 27, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2027, 3, 28, 17, 0, 0, TimeSpan.Zero), london.GetNextValidTimeAfter(new DateTimeOffset(2027, 3, 28, 12, 0, 0, TimeSpan.Zero)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0 0 18 * *")]
    [InlineData("0 0 25 * * *")]
    [InlineData("61 0 18 * * *")]
    [InlineData("0 0 18 1 * 1")]
    [InlineData("00:05:00")]
    [InlineData("%Schedule%")]
    public void What_is_no_schedule_is_refused(string schedule) =>
        Assert.Throws<FormatException>(() => NcronTab.Parse(schedule, TimeZoneInfo.Utc));
}
