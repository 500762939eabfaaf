using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.Notifying;
using Stp.Functions.Stamps;

namespace Stp.Embedded.Tests.Stamps;

/// <summary>Two stamps on one database look for each other's signs of life.</summary>
public sealed class StampWatchTests : IAsyncLifetime
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-stamps-");
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
    private readonly Hook _hook = new();
    private RunningHost _running = null!;

    public async ValueTask InitializeAsync() => _running = await RunningHost.StartAsync(
        _folder.FullName,
        settings: new Dictionary<string, string?> { ["Stamps:Webhook:Url"] = "https://operations.example/hook" },
        change: options => options with
        {
            Time = _time,
            FunctionAssemblies = [],
            FunctionTypes = [],
            ConfigureLogging = logging => logging.ClearProviders(),
            ConfigureServices = services =>
            {
                options.ConfigureServices!(services);
                services.AddHttpClient(WatchStamps.Section).ConfigurePrimaryHttpMessageHandler(() => _hook);
            },
        });

    public async ValueTask DisposeAsync()
    {
        await _running.DisposeAsync();
        _hook.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task While_both_live_nobody_is_told()
    {
        for (var beat = 0; beat < 20; beat++)
        {
            await WatchAsync("one", "two");
        }

        Assert.Empty(_hook.Told);
    }

    [Fact]
    public async Task One_that_is_lost_is_told_once_within_two_minutes_and_once_more_when_it_is_back()
    {
        await WatchAsync("one", "two");
        await WatchForAsync(TimeSpan.FromSeconds(75), "one");
        Assert.Empty(_hook.Told);

        await WatchForAsync(TimeSpan.FromSeconds(30), "one");
        Assert.Equal([("silent", "two")], _hook.Told);
        Assert.Equal("Stamp two gives no sign of life since 2026-11-20T15:00:15Z.", _hook.Texts.Single());

        await WatchForAsync(TimeSpan.FromMinutes(30), "one");
        Assert.Equal([("silent", "two")], _hook.Told);

        await WatchAsync("two", "one");
        await WatchAsync("two", "one");
        Assert.Equal([("silent", "two"), ("heard", "two")], _hook.Told.Where(notice => notice.Stamp == "two"));
        await WatchForAsync(TimeSpan.FromMinutes(2), "one");
        Assert.Equal([("silent", "two"), ("heard", "two"), ("silent", "two")], _hook.Told.Where(notice => notice.Stamp == "two"));
        Assert.Equal(_hook.Keys.Distinct(), _hook.Keys);
    }

    [Fact]
    public async Task A_notice_that_is_refused_comes_again_under_the_same_key_and_does_not_stop_the_own_sign_of_life()
    {
        await WatchAsync("one", "two");
        _hook.Refusals = 3;

        var faults = 0;
        for (var beat = 0; beat < 12; beat++)
        {
            try
            {
                await WatchAsync("one");
            }
            catch (AggregateException)
            {
                faults++;
            }
        }

        Assert.Equal(3, faults);
        Assert.Equal([("silent", "two")], _hook.Told);
        Assert.Equal(4, _hook.Keys.Count);
        Assert.Single(_hook.Keys.Distinct());
        await WatchAsync("two");
        Assert.Equal([("silent", "two")], _hook.Told);
    }

    [Fact]
    public async Task A_stamp_without_a_name_stands_alone()
    {
        await WatchAsync("one");
        await WatchForAsync(TimeSpan.FromMinutes(10), "");

        Assert.Empty(_hook.Told);
        Assert.Equal(["one"], (await _running.Services.GetRequiredService<StampStore>().ListAsync(CancellationToken.None)).Select(stamp => stamp.Id));
    }

    [Theory]
    [InlineData("north europe", 90)]
    [InlineData("north-europe", 10)]
    [InlineData("north-europe", 7200)]
    public void A_setting_that_makes_no_sense_is_refused(string name, int silentAfterSeconds) =>
        Assert.False(StampOptions.IsValid(new StampOptions { Name = name, SilentAfter = TimeSpan.FromSeconds(silentAfterSeconds) }));

    private async Task WatchForAsync(TimeSpan duration, string stamp)
    {
        for (var passed = TimeSpan.Zero; passed < duration; passed += Beat)
        {
            await WatchAsync(stamp);
        }
    }

    /// <summary>A quarter of a minute goes by, and each of some stamps does what it then does.</summary>
    private async Task WatchAsync(params string[] stamps)
    {
        _time.Advance(Beat);
        foreach (var stamp in stamps)
        {
            var watch = new WatchStamps(
                _running.Services.GetRequiredService<StampStore>(),
                _running.Services.GetRequiredService<Webhook>(),
                Options.Create(new StampOptions { Name = stamp }),
                _time,
                NullLogger<WatchStamps>.Instance);
            await watch.RunAsync(new TimerInfo(), CancellationToken.None);
        }
    }

    private sealed class Hook : HttpMessageHandler
    {
        public List<(string Kind, string Stamp)> Told { get; } = [];

        public List<string> Texts { get; } = [];

        public List<string> Keys { get; } = [];

        public int Refusals { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Keys.Add(Assert.Single(request.Headers.GetValues("Idempotency-Key")));
            if (--Refusals >= 0)
            {
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            }

            var body = await request.Content!.ReadFromJsonAsync<JsonElement>(cancellationToken);
            Told.Add((body.GetProperty("kind").GetString()!, body.GetProperty("stamp").GetString()!));
            Texts.Add(body.GetProperty("text").GetString()!);
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
    }
}
