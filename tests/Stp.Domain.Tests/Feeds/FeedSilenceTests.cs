using Stp.Domain.EndOfDay.Calendars;
using Stp.Domain.EndOfDay.Settings;
using Stp.Domain.Feeds;

namespace Stp.Domain.Tests.Feeds;

public sealed class FeedSilenceTests
{
    private static readonly BusinessCalendar Nymex = EndOfDaySettings.BuiltIn.KnownCalendars["nymex"];
    private static readonly TimeSpan After = TimeSpan.FromMinutes(10);

    /// <summary>New York: a Friday, in winter, five hours behind UTC.</summary>
    private static readonly DateTimeOffset Friday = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    [Fact]
    public void At_LongerThanAllowed_IsSilentSinceItWasHeard()
    {
        Assert.Null(At(null, Friday, Friday + After));
        Assert.Equal(new FeedSilence(Friday, IsTold: false, EndedAt: null), At(null, Friday, Friday + After + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void At_OutsideOfTradingHours_IsNotSilent()
    {
        // Closes at five in the afternoon on Friday, opens at six in the evening on Sunday.
        Assert.NotNull(At(null, Friday, new DateTimeOffset(2026, 11, 20, 21, 59, 0, TimeSpan.Zero)));
        Assert.Null(At(null, Friday, new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.Zero)));
        Assert.Null(At(null, Friday, new DateTimeOffset(2026, 11, 22, 22, 59, 0, TimeSpan.Zero)));
        Assert.Null(At(null, Friday, new DateTimeOffset(2026, 11, 22, 23, 9, 0, TimeSpan.Zero)));
        var silence = At(null, Friday, new DateTimeOffset(2026, 11, 22, 23, 11, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero), silence!.Since);
    }

    [Fact]
    public void At_AHoliday_IsNotSilent() => Assert.Null(At(null, Friday, new DateTimeOffset(2026, 12, 25, 15, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void At_NeverHeard_IsSilentSinceTheOpen()
    {
        var silence = At(null, lastHeard: null, Friday);

        Assert.Equal(new DateTimeOffset(2026, 11, 19, 23, 0, 0, TimeSpan.Zero), silence!.Since);
    }

    [Fact]
    public void At_ASilenceLasts_UntilTheFeedIsHeard()
    {
        var told = new FeedSilence(Friday, IsTold: true, EndedAt: null);

        Assert.Same(told, At(told, Friday, Friday.AddHours(1)));
        // Over the weekend too: nobody has heard it.
        Assert.Same(told, At(told, Friday, Friday.AddDays(1)));
        var ended = At(told, Friday.AddDays(3), Friday.AddDays(3).AddMinutes(1));
        Assert.Equal(told with { EndedAt = Friday.AddDays(3) }, ended);
        Assert.Same(ended, At(ended, Friday.AddDays(3), Friday.AddDays(4)));
    }

    [Theory]
    [InlineData("nymex", "2026-11-22T22:59:59Z", null)]
    [InlineData("nymex", "2026-11-22T23:00:00Z", "2026-11-22T23:00:00Z")]
    [InlineData("nymex", "2026-11-23T21:59:59Z", "2026-11-22T23:00:00Z")]
    [InlineData("nymex", "2026-11-23T22:30:00Z", null)]
    [InlineData("nymex", "2026-11-23T23:00:00Z", "2026-11-23T23:00:00Z")]
    [InlineData("ice-europe", "2026-11-23T00:59:59Z", null)]
    [InlineData("ice-europe", "2026-11-23T22:59:59Z", "2026-11-23T01:00:00Z")]
    [InlineData("eex", "2026-07-01T05:59:59Z", null)]
    [InlineData("eex", "2026-07-01T06:00:00Z", "2026-07-01T06:00:00Z")]
    [InlineData("eex", "2026-11-21T12:00:00Z", null)]
    public void OpenSince_AnInstant_IsWhenItsTradingBegan(string calendar, string instant, string? open)
    {
        var since = EndOfDaySettings.BuiltIn.KnownCalendars[calendar].OpenSince(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(open, since?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static FeedSilence? At(FeedSilence? silence, DateTimeOffset? lastHeard, DateTimeOffset now) =>
        FeedSilence.At(silence, Nymex, lastHeard, After, now);
}
