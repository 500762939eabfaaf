using Stp.Domain.EndOfDay.Calendars;
using Stp.Domain.EndOfDay.Settings;

namespace Stp.Domain.Tests.EndOfDay.Calendars;

public sealed class BuiltInCalendarTests
{
    public static TheoryData<string> Names => [.. EndOfDaySettings.BuiltIn.Calendars.Select(calendar => calendar.Name), "ice-uk-gas"];

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

    [Theory]
    [InlineData("2026-12-24")]
    [InlineData("2026-12-31")]
    [InlineData("2027-12-24")]
    [InlineData("2027-12-31")]
    public void TheEvesOfChristmasAndNewYear_AreNoTradingDaysInLeipzig(string date) =>
        Assert.False(Calendar("eex").IsBusinessDate(DateOnly.Parse(date)));

    [Fact]
    public void UkGas_IsClosedOnBankHolidaysOnWhichOilTrades()
    {
        var (gas, oil) = (Calendar("ice-uk-gas"), Calendar("ice-europe"));
        DateOnly[] easterMondays = [Easter(2026).AddDays(1), Easter(2027).AddDays(1)];

        Assert.All(gas.Holidays.Where(holiday => holiday.Value.EndsWith("bank holiday", StringComparison.Ordinal)), holiday =>
        {
            Assert.Equal(DayOfWeek.Monday, holiday.Key.DayOfWeek);
            Assert.True(oil.IsBusinessDate(holiday.Key));
        });
        Assert.Equal(easterMondays, gas.Holidays.Where(holiday => holiday.Value == "Easter Monday").Select(holiday => holiday.Key));
        Assert.Equal([8, 8], gas.Holidays.Keys.GroupBy(date => date.Year).Select(year => year.Count()));
        Assert.Equal(DateTimeOffset.Parse("2026-07-06T16:00:00Z"), gas.CloseOf(new DateOnly(2026, 7, 6)));
    }

    /// <summary>A calendar that comes with the product, whether it says when a day is due or not.</summary>
    private static BusinessCalendar Calendar(string name) => Assert.Single(EndOfDaySettings.FromTexts(
    [
        .. EndOfDaySettings.BuiltInTexts(),
        KeyValuePair.Create("end-of-day.json", EndOfDaySettings.BuiltInTexts().Single(file => file.Key == "end-of-day.json").Value
            .Replace("[\"ice-europe\", \"nymex\", \"eex\"]", $"[\"{name}\"]", StringComparison.Ordinal)),
    ]).Calendars);

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
