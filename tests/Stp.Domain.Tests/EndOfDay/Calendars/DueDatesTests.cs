using FsCheck.Fluent;
using Stp.Domain.EndOfDay.Calendars;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.Tests.Fix;

namespace Stp.Domain.Tests.EndOfDay.Calendars;

public sealed class DueDatesTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(30);

    private static DueDates All { get; } = new(EndOfDaySettings.BuiltIn.Calendars, Delay);

    [Theory]
    // London closes last, at 23:00.
    [InlineData("2026-11-20", "2026-11-20T23:30:00Z")]
    [InlineData("2026-07-06", "2026-07-06T22:30:00Z")]
    // Thanksgiving: New York is closed, the others count.
    [InlineData("2026-11-26", "2026-11-26T23:30:00Z")]
    // For two weeks in March New York has summer time and Europe has not.
    [InlineData("2026-03-16", "2026-03-16T23:30:00Z")]
    [InlineData("2026-04-03", null)]
    [InlineData("2026-11-21", null)]
    public void DueAt_IsTheLastCloseOfTheCalendarsThatAreOpen(string date, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected), All.DueAt(DateOnly.Parse(date)));

    [Fact]
    public void DueAt_WithoutACalendar_IsNever() => Assert.Null(new DueDates([], Delay).DueAt(new DateOnly(2026, 11, 20)));

    [Fact]
    public void Before_AreTheLastDatesOnWhichAnyIsOpen() => Assert.Equal(
        [new(2026, 11, 26), new(2026, 11, 25), new(2026, 11, 24), new(2026, 11, 23), new(2026, 11, 20)], All.Before(new DateOnly(2026, 11, 27), 5));

    [Fact]
    public void DueBy_TellsTheDatesThatHavePassed_OldestFirst()
    {
        var now = DateTimeOffset.Parse("2026-11-20T23:30:00Z");

        Assert.Equal([16, 17, 18, 19, 20], All.DueBy(now, days: 7).Select(date => date.Day));
        Assert.Equal([16, 17, 18, 19], All.DueBy(now.AddTicks(-1), days: 7).Select(date => date.Day));
    }

    [Fact]
    public void DueBy_AtAnyInstant_AgreesWithDueAt() => FixProperty.Holds(
        from minutes in Gen.Choose(0, 2 * 365 * 24 * 60)
        select new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes),
        now =>
        {
            var due = All.DueBy(now, days: 7);
            var today = DateOnly.FromDateTime(now.UtcDateTime);
            Assert.Equal(Enumerable.Range(-6, 8).Select(today.AddDays).Where(date => All.DueAt(date) <= now), due);
        });
}
