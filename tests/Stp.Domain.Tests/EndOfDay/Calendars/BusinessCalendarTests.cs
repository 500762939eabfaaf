using Stp.Domain.EndOfDay.Calendars;
using Stp.Domain.EndOfDay.Settings;

namespace Stp.Domain.Tests.EndOfDay.Calendars;

public sealed class BusinessCalendarTests
{
    private const string London = """
        {
          "name": "london", "timeZone": "Europe/London", "closedDays": ["saturday", "sunday"], "close": "18:00",
          "from": "2026-01-01", "through": "2026-12-31",
          "holidays": { "2026-04-03": "Good Friday", "2026-04-06": "Easter Monday", "2026-12-25": "Christmas Day" },
          "earlyCloses": { "2026-12-24": "12:30" },
        }
        """;

    private static BusinessCalendar Calendar { get; } = BusinessCalendar.Parse("london.json", London);

    [Theory]
    [InlineData("2026-04-02", true)]
    [InlineData("2026-04-03", false)]
    [InlineData("2026-04-04", false)]
    [InlineData("2026-04-05", false)]
    [InlineData("2026-04-06", false)]
    [InlineData("2026-04-07", true)]
    public void IsBusinessDate_LeavesOutWeekendsAndHolidays(string date, bool expected) =>
        Assert.Equal(expected, Calendar.IsBusinessDate(DateOnly.Parse(date)));

    [Fact]
    public void PreviousAndNext_StepOverALongWeekend()
    {
        Assert.Equal(new DateOnly(2026, 4, 7), Calendar.Next(new DateOnly(2026, 4, 2)));
        Assert.Equal(new DateOnly(2026, 4, 2), Calendar.Previous(new DateOnly(2026, 4, 7)));
        Assert.Equal(new DateOnly(2026, 4, 2), Calendar.Previous(new DateOnly(2026, 4, 5)));
    }

    [Theory]
    [InlineData("2026-01-05", "2026-01-05T18:00:00Z")]
    [InlineData("2026-07-06", "2026-07-06T17:00:00Z")]
    [InlineData("2026-12-24", "2026-12-24T12:30:00Z")]
    [InlineData("2026-12-25", null)]
    public void CloseOf_IsLocalTimeWithItsSummerTimeAndEarlyCloses(string date, string? expected)
    {
        var close = Calendar.CloseOf(DateOnly.Parse(date));

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected), close);
        Assert.Equal(TimeSpan.Zero, close?.Offset ?? TimeSpan.Zero);
    }

    [Theory]
    // The clocks go from 01:00 to 02:00: what lies between happens when they jump.
    [InlineData("2026-03-29", "01:30", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29", "02:00", "2026-03-29T01:00:00Z")]
    // The clocks go back from 02:00 to 01:00: only the second time is past for good.
    [InlineData("2026-10-25", "01:30", "2026-10-25T01:30:00Z")]
    [InlineData("2026-10-25", "00:59", "2026-10-24T23:59:00Z")]
    public void InstantOf_InAGapAndAnOverlap_IsDefined(string date, string time, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), Calendar.InstantOf(DateOnly.Parse(date), TimeOnly.Parse(time)));

    [Theory]
    [InlineData("Europe/London", "Europe/Londn", "$.timeZone", "IANA")]
    [InlineData("\"18:00\"", "\"6pm\"", "$.close", "HH:mm")]
    [InlineData("[\"saturday\", \"sunday\"]", "[\"monday\",\"tuesday\",\"wednesday\",\"thursday\",\"friday\",\"saturday\",\"sunday\"]", "$.closedDays", "no day")]
    [InlineData("2026-12-25", "2027-12-25", "$.holidays.2027-12-25", "between")]
    [InlineData("\"2026-12-25\"", "\"25.12.2026\"", "$.holidays.25.12.2026", "no date")]
    [InlineData("2026-12-24", "2026-12-26", "$.earlyCloses", "closed anyway")]
    [InlineData("\"through\": \"2026-12-31\"", "\"through\": \"2025-12-31\"", "$.through", "before")]
    [InlineData("\"holidays\"", "\"holydays\"", "$", "holydays")]
    [InlineData("\"london\"", "\"London 1\"", "$.name", "lower-case")]
    public void AFault_IsToldWithItsPlace(string old, string replacement, string path, string problem)
    {
        var fault = Assert.Throws<EndOfDaySettingsException>(
            () => BusinessCalendar.Parse("london.json", London.Replace(old, replacement, StringComparison.Ordinal)));

        Assert.Equal(path, fault.Path);
        Assert.StartsWith($"london.json: {path}: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }
}
