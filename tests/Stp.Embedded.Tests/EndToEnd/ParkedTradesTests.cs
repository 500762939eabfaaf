using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Stp.Domain.Holding;
using Stp.Embedded.Tests.BadInput;
using Stp.Functions.Booking;

namespace Stp.Embedded.Tests.EndToEnd;

/// <summary>An amendment without its trade is shown to a person after a while, however many wait, until the trade comes.</summary>
public sealed class ParkedTradesTests : IAsyncLifetime
{
    /// <summary>More than one page of the lists that the timer reads.</summary>
    private const int Waiting = 1_010;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-parked-");
    private RunningHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await InputHost.StartAsync(_folder.FullName);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Every_amendment_that_waits_too_long_is_an_exception_until_its_trade_comes()
    {
        var feed = new Feed(_host, Messages.FixVenue, "S");
        await feed.PostAsync(Messages.Lines(Enumerable.Range(0, Waiting).Select(Amendment)));

        await RunTimerAsync(later: TimeSpan.Zero);
        Assert.Empty(await feed.HeldAsync());

        await RunTimerAsync(later: TimeSpan.FromMinutes(10));
        await RunTimerAsync(later: TimeSpan.FromMinutes(11));
        var held = await feed.HeldAsync();
        Assert.Equal(Waiting, held.Count);
        Assert.All(held, e => Assert.Equal((ReasonCodes.AmendmentParked, "open"), (Text(e, "reason"), Text(e, "status"))));

        await feed.PostAsync(Messages.Lines(Messages.Fill("O7"), Messages.Fill($"O{Waiting - 1}")));
        await RunTimerAsync(later: TimeSpan.FromMinutes(12));
        var resolved = (await feed.HeldAsync()).FindAll(e => Text(e, "status") == "resolved");
        Assert.Equal(
            [Messages.KeyOf(Messages.FixVenue, "O7"), Messages.KeyOf(Messages.FixVenue, $"O{Waiting - 1}")],
            resolved.Select(e => Text(e, "detail")!.Split(' ')[2]).OrderBy(key => key.Length));
        await feed.AssertBookedAsync("O7");
    }

    /// <summary>A correction of a fill that is not known.</summary>
    private static byte[] Amendment(int number) =>
        Messages.Wire(Messages.FillText($"A{number}", more: $"19=O{number}|").Replace("|150=F|", "|150=G|", StringComparison.Ordinal));

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    private Task RunTimerAsync(TimeSpan later) =>
        ActivatorUtilities.CreateInstance<RaiseParkedTrades>(_host.Services, new LaterTime(later)).RunAsync(new TimerInfo(), CancellationToken.None);

    /// <summary>The system's clock, put forward.</summary>
    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
