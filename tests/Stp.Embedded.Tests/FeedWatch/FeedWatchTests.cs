using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Ledger.Booking;
using Stp.Embedded.Tests.EndOfDay;
using Stp.Functions.Messaging;

namespace Stp.Embedded.Tests.FeedWatch;

/// <summary>What people are told of feeds, and when.</summary>
public sealed class FeedWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private FeedsUnderTest _feeds = null!;

    public async ValueTask InitializeAsync() => _feeds = await FeedsUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();

    [Fact]
    public async Task Silence_in_trading_hours_is_told_once_when_it_begins_and_once_when_it_ends()
    {
        await _feeds.HearAsync("NIGHT", 1);
        await _feeds.HearAsync("S1", 1);
        await _feeds.WatchAfterAsync(10 * Minute);
        Assert.Empty(_feeds.Told);

        await _feeds.WatchAfterAsync(Minute);
        await _feeds.WatchAfterAsync(Minute);
        Assert.Equal(["silent S1"], _feeds.Told);
        var session = (await _feeds.ListAsync("sessions?session=S1"))[0];
        Assert.Equal(("silent", "2026-11-20T15:00:00Z"), (session.GetProperty("state").GetString(), session.GetProperty("silentSince").GetString()));

        await _feeds.HearAsync("S1", 2);
        await _feeds.WatchAfterAsync(Minute);
        await _feeds.WatchAfterAsync(Minute);

        Assert.Equal(["silent S1", "heard S1"], _feeds.Told);
        Assert.Equal("ok", (await _feeds.ListAsync("sessions?session=S1"))[0].GetProperty("state").GetString());
        await _feeds.WatchAfterAsync(60 * Minute);
        Assert.Equal(["silent S1", "heard S1", "silent NIGHT", "silent S1"], _feeds.Told);
    }

    [Fact]
    public async Task A_notice_that_is_refused_is_told_a_minute_later_under_the_same_key()
    {
        await _feeds.HearAsync("S1", 1);
        await _feeds.HearAsync("NIGHT", 1);
        _feeds.Refusals = 1;

        await Assert.ThrowsAsync<AggregateException>(() => _feeds.WatchAfterAsync(11 * Minute));
        Assert.Empty(_feeds.Told);
        await _feeds.WatchAfterAsync(Minute);

        Assert.Equal(["cme-stp-S1-silent-20261120150000000"], _feeds.Keys);
    }

    [Fact]
    public async Task A_session_that_a_rule_names_is_missed_even_if_it_was_never_heard()
    {
        await _feeds.WatchAfterAsync(Minute);

        Assert.Equal(["silent NIGHT"], _feeds.Told);
    }

    [Fact]
    public async Task Over_the_weekend_nobody_is_told()
    {
        await _feeds.HearAsync("NIGHT", 1);
        _feeds.Time.Advance(TimeSpan.FromHours(7) - 5 * Minute);
        await _feeds.HearAsync("S1", 1);
        await _feeds.HearAsync("NIGHT", 2);

        await _feeds.WatchAfterAsync(6 * Minute);
        await _feeds.WatchAfterAsync(TimeSpan.FromHours(24));

        Assert.Empty(_feeds.Told);
    }

    [Fact]
    public async Task While_messages_wait_to_be_booked_every_position_says_so()
    {
        await _feeds.Services.GetRequiredService<TradeBook>().BookAsync([SampleTrade.New("T1", "ACC-1", 7, 70m, new DateOnly(2026, 11, 20))], default);
        Assert.True((await _feeds.ListAsync("positions"))[0].GetProperty("complete").GetBoolean());
        await _feeds.Services.GetRequiredService<DropCopySender>().SendAsync(["8=FIX"u8.ToArray()], "cme-stp", "S1", _feeds.Time.GetUtcNow(), default);

        _feeds.Time.Advance(TimeSpan.FromSeconds(30));
        var inTime = await ReasonAsync();
        // Longer than a copy may be old that is served while a new one is made.
        _feeds.Time.Advance(TimeSpan.FromSeconds(20));
        var late = await ReasonAsync();

        Assert.Null(inTime);
        Assert.Equal("Messages received since 2026-11-20T15:00:00Z wait to be booked.", late);
    }

    private async Task<string?> ReasonAsync() => (await _feeds.ListAsync("positions"))[0].GetProperty("incompleteReason").GetString();
}
