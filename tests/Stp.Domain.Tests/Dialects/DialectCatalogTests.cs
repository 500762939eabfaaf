using Stp.Domain.Dialects;

namespace Stp.Domain.Tests.Dialects;

public sealed class DialectCatalogTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    [Fact]
    public void BuiltIn_ServesEveryVenue()
    {
        Assert.Equal(["cme-dropcopy", "cme-stp", "fix42", "fix44", "fix50", "ice", "tt"], DialectCatalog.BuiltIn.Venues);
        Assert.True(DialectCatalog.BuiltIn.Serves("ice"));
        Assert.False(DialectCatalog.BuiltIn.Serves("ICE"));
    }

    [Theory]
    [InlineData("cme-stp", DialectFormat.Fix, "cme-stp")]
    [InlineData("cme-stp", DialectFormat.Fixml, "cme-fixml")]
    [InlineData("tt", DialectFormat.Fix, "fix")]
    public void Find_ChoosesByVenueAndFormat(string venue, DialectFormat format, string expected) =>
        Assert.Equal(expected, DialectCatalog.BuiltIn.Find(venue, format, "FIX.4.4"u8, Today, out _)?.Name);

    [Fact]
    public void Find_OfABeginStringThatNoDialectSpeaks_SaysThatTheVenueSpeaksAnother()
    {
        Assert.Null(DialectCatalog.BuiltIn.Find("cme-dropcopy", DialectFormat.Fix, "FIX.4.4"u8, Today, out var speaksOther));
        Assert.True(speaksOther);
        Assert.Null(DialectCatalog.BuiltIn.Find("nowhere", DialectFormat.Fix, "FIX.4.4"u8, Today, out speaksOther));
        Assert.False(speaksOther);
    }

    [Theory]
    [InlineData("2019-12-31", null)]
    [InlineData("2020-01-01", "old")]
    [InlineData("2026-11-19", "old")]
    [InlineData("2026-11-20", "next")]
    public void Find_TakesTheLatestVersionInForceOnTheDayOfReceipt(string receivedOn, string? scope)
    {
        var catalog = DialectCatalog.FromTexts(
        [
            new("a.json", DialectTexts.With("\"checks\"", "\"scope\": \"old\", \"checks\"")),
            new("b.json", DialectTexts.With("2020-01-01\",", "2026-11-20\", \"scope\": \"next\",")),
        ]);

        var found = catalog.Find("v1", DialectFormat.Fix, "FIX.4.4"u8, DateOnly.Parse(receivedOn), out var speaksOther);

        Assert.Equal(scope, found?.Scope);
        Assert.Equal(scope is not null, speaksOther);
    }

    [Fact]
    public void ALaterFile_ReplacesTheDialectOfTheSameNameAndDate()
    {
        var catalog = DialectCatalog.FromTexts(
            [new("built-in.json", DialectTexts.Small), new("own.json", DialectTexts.With("\"checks\"", "\"scope\": \"own\", \"checks\""))]);

        Assert.Equal("own", Assert.Single(catalog.Dialects).Scope);
    }

    [Fact]
    public void TwoDialectsForTheSameMessages_AreRefused()
    {
        var exception = Assert.Throws<DialectException>(() => DialectCatalog.FromTexts(
            [new("a.json", DialectTexts.Small), new("b.json", DialectTexts.With("\"small\"", "\"other\""))]));

        Assert.Contains("also served by small", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-20T23:59:59Z", "2026-11-20")]
    [InlineData("2026-11-21T00:00:00Z", "2026-11-21")]
    public void DailyEpoch_IsTheUtcDay(string sentAt, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), SequenceEpoch.Daily.Of(DateTimeOffset.Parse(sentAt)));

    [Theory]
    [InlineData("2026-11-14T21:59:59Z", "2026-11-07")]
    [InlineData("2026-11-14T22:00:00Z", "2026-11-14")]
    [InlineData("2026-11-20T12:00:00Z", "2026-11-14")]
    [InlineData("2026-11-21T21:59:59Z", "2026-11-14")]
    [InlineData("2026-11-22T00:00:00+02:00", "2026-11-21")]
    public void WeeklyEpoch_BeginsAtTheResetTime(string sentAt, string expected) =>
        Assert.Equal(DateOnly.Parse(expected), SequenceEpoch.Weekly(DayOfWeek.Saturday, TimeSpan.FromHours(22)).Of(DateTimeOffset.Parse(sentAt)));
}
