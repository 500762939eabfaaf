using Stp.Domain.EndOfDay.Calendars;
using Stp.Domain.EndOfDay.Settings;

namespace Stp.Domain.Tests.EndOfDay.Calendars;

public sealed class BuiltInCalendarTests
{
    public static TheoryData<string> Names => [.. EndOfDaySettings.BuiltIn.Calendars.Select(calendar => calendar.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void TheTwoYears_AreCoveredAndNoHolidayIsOnAWeekend(string name)
    {
        var calendar = Calendar(name);

        Assert.True(calendar.Covers(new DateOnly(2026, 1, 1)) && calendar.Covers(new DateOnly(2027, 12, 31)));
        Assert.False(calendar.Covers(new DateOnly(2028, 1, 1)));
        Assert.All(calendar.Holidays.Keys, date => Assert.DoesNotContain(date.DayOfWeek, calendar.ClosedDays));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void GoodFriday_IsTwoDaysBeforeEaster(string name) =>
        Assert.Equal(
            [Easter(2026).AddDays(-2), Easter(2027).AddDays(-2)],
            Calendar(name).Holidays.Where(holiday => holiday.Value == "Good Friday").Select(holiday => holiday.Key));

    [Theory]
    [InlineData("Martin Luther King Jr. Day", 1, DayOfWeek.Monday, 3)]
    [InlineData("Presidents' Day", 2, DayOfWeek.Monday, 3)]
    [InlineData("Labor Day", 9, DayOfWeek.Monday, 1)]
    [InlineData("Thanksgiving Day", 11, DayOfWeek.Thursday, 4)]
    public void HolidaysOfTheUnitedStates_FollowTheirRule(string name, int month, DayOfWeek day, int nth)
    {
        DateOnly[] expected = [.. Enumerable.Range(2026, 2).Select(year => Enumerable.Range(1, 28)
            .Select(d => new DateOnly(year, month, d)).Where(date => date.DayOfWeek == day).ElementAt(nth - 1))];

        Assert.Equal(expected, Calendar("nymex").Holidays.Where(holiday => holiday.Value == name).Select(holiday => holiday.Key));
    }

    [Fact]
    public void TheDayAfterThanksgiving_ClosesEarlyInNewYork() =>
        Assert.Equal(DateTimeOffset.Parse("2026-11-27T18:45:00Z"), Calendar("nymex").CloseOf(new DateOnly(2026, 11, 27)));

    private static BusinessCalendar Calendar(string name) => EndOfDaySettings.BuiltIn.Calendars.Single(calendar => calendar.Name == name);

    /// <summary>Gauss's rule, as adapted for the Gregorian calendar.</summary>
    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var day = h + l - (7 * m) + 114;
        return new DateOnly(year, day / 31, (day % 31) + 1);
    }
}
