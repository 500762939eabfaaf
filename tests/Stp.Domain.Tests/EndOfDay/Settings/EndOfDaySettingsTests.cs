using Stp.Domain.EndOfDay.Settings;

namespace Stp.Domain.Tests.EndOfDay.Settings;

public sealed class EndOfDaySettingsTests
{
    private const string Settings = """
        {
          "calendars": ["nymex", "ice-europe"],
          "startDelay": "00:45", "drainLimit": "00:10",
          "clearingFirms": {
            "abn": { "format": "europe", "calendar": "ice-europe", "deadline": "07:00", "deadlineDays": 1 },
            "marex": { "codes": "cme", "format": "fcm-us", "calendar": "nymex", "deadline": "20:00" }
          },
          "tolerances": { "default": { "price": 0.005, "lots": 0 }, "products": { "XNYM:NG": { "price": 0.0001, "lots": 1 } } },
          "fourEyes": false, "reminderEvery": "02:00", "escalationAfter": "12:00"
        }
        """;

    [Fact]
    public void BuiltIn_HasItsCalendarsAndNoClearingFirm()
    {
        var builtIn = EndOfDaySettings.BuiltIn;

        Assert.Equal(["ice-europe", "nymex", "eex"], builtIn.Calendars.Select(calendar => calendar.Name));
        Assert.Empty(builtIn.ClearingFirms);
        Assert.True(builtIn.FourEyes);
        Assert.Equal(7, builtIn.FullCheckDays);
        Assert.Equal(Tolerance.None, builtIn.Tolerances.Of("XNYM:CL"));
    }

    [Fact]
    public void FromTexts_ReadsEverything()
    {
        var settings = Read(Settings);

        Assert.Equal(TimeSpan.FromMinutes(45), settings.StartDelay);
        Assert.Equal(TimeSpan.FromMinutes(10), settings.DrainLimit);
        Assert.Equal(["abn", "marex"], settings.ClearingFirms.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("abn", "europe"), (settings.ClearingFirms["abn"].Codes, settings.ClearingFirms["abn"].Format.Name));
        Assert.Equal("cme", settings.ClearingFirms["marex"].Codes);
        Assert.Equal(new Tolerance(0.0001m, 1), settings.Tolerances.Of("XNYM:NG"));
        Assert.Equal(new Tolerance(0.005m, 0), settings.Tolerances.Of("IFEU:BRN"));
        Assert.False(settings.FourEyes);
        Assert.Equal(7, settings.FullCheckDays);
        Assert.Equal(1, Read(Settings.Replace("\"fourEyes\"", "\"fullCheckDays\": 1, \"fourEyes\"", StringComparison.Ordinal)).FullCheckDays);
        Assert.Equal(TimeSpan.FromHours(2), settings.ReminderEvery);
        Assert.Equal(TimeSpan.FromHours(12), settings.EscalationAfter);
        Assert.Equal(DateTimeOffset.Parse("2026-11-20T23:45:00Z"), settings.DueDates.DueAt(new DateOnly(2026, 11, 20)));
    }

    [Theory]
    [InlineData("abn", "2026-11-20", "2026-11-21T07:00:00Z")]
    [InlineData("abn", "2026-07-06", "2026-07-07T06:00:00Z")]
    [InlineData("marex", "2026-11-20", "2026-11-21T01:00:00Z")]
    [InlineData("marex", "2026-11-26", null)]
    public void DeadlineOf_IsInTheTimeZoneOfTheFirm(string firm, string date, string? expected) =>
        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected), Read(Settings).ClearingFirms[firm].DeadlineOf(DateOnly.Parse(date)));

    [Fact]
    public void ALaterFile_ReplacesTheOneOfTheSameName()
    {
        var own = EndOfDaySettings.BuiltInTexts().Single(file => file.Key == "calendars/eex.json").Value
            .Replace("\"18:00\"", "\"17:00\"", StringComparison.Ordinal);

        var settings = EndOfDaySettings.FromTexts([.. EndOfDaySettings.BuiltInTexts(), new("calendars/own.json", own)]);

        Assert.Equal(new TimeOnly(17, 0), settings.Calendars.Single(calendar => calendar.Name == "eex").Close);
    }

    [Theory]
    [InlineData("\"europe\"", "\"asia\"", "$.clearingFirms.abn.format", "europe, fcm-us, signed")]
    [InlineData("\"ice-europe\"]", "\"lse\"]", "$.calendars[1]", "no calendar")]
    [InlineData("[\"nymex\", \"ice-europe\"]", "[]", "$.calendars", "At least one")]
    [InlineData("\"07:00\"", "\"7\"", "$.clearingFirms.abn.deadline", "HH:mm")]
    [InlineData("\"deadlineDays\": 1", "\"deadlineDays\": 11", "$.clearingFirms.abn.deadlineDays", "0 to 10")]
    [InlineData("\"abn\"", "\"ABN Amro\"", "$.clearingFirms.ABN Amro", "lower-case")]
    [InlineData("0.0001", "-1", "$.tolerances.products.XNYM:NG.price", "below 0")]
    [InlineData("XNYM:NG", "NG", "$.tolerances.products.NG", "MIC:PRODUCT")]
    [InlineData("\"02:00\"", "\"00:00\"", "$.reminderEvery", "is 0")]
    [InlineData("\"fourEyes\": false", "\"fourEyes\": \"no\"", "$.fourEyes", "true or false")]
    [InlineData("\"fourEyes\"", "\"fullCheckDays\": 0, \"fourEyes\"", "$.fullCheckDays", "1 to 3660")]
    [InlineData("\"drainLimit\"", "\"drainlimit\"", "$", "drainlimit")]
    public void AFault_IsToldWithItsPlace(string old, string replacement, string path, string problem)
    {
        var fault = Assert.Throws<EndOfDaySettingsException>(() => Read(Settings.Replace(old, replacement, StringComparison.Ordinal)));

        Assert.Equal(path, fault.Path);
        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfAnotherName_IsRefused() => Assert.Contains(
        "calendar/x.json",
        Assert.Throws<EndOfDaySettingsException>(() => EndOfDaySettings.FromTexts([new("calendar/x.json", "{}")])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void WithoutTheSettingsFile_NothingIsRead() =>
        Assert.Throws<EndOfDaySettingsException>(() => EndOfDaySettings.FromTexts(EndOfDaySettings.BuiltInTexts().Where(file => file.Key != "end-of-day.json")));

    private static EndOfDaySettings Read(string text) =>
        EndOfDaySettings.FromTexts([.. EndOfDaySettings.BuiltInTexts(), new("end-of-day.json", text)]);
}
