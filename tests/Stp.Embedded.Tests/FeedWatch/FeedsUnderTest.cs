using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Stp.Domain.Normalizing;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Functions.Feeds;
using Stp.Functions.Positions;

namespace Stp.Embedded.Tests.FeedWatch;

/// <summary>The product under a clock that the test turns, with rules for two venues. Nothing runs by itself.</summary>
internal sealed class FeedsUnderTest : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["Feeds:Webhook:Url"] = "https://operations.example/hook",
        ["Feeds:Silence:0:Venue"] = "cme-stp",
        ["Feeds:Silence:0:Session"] = "NIGHT",
        ["Feeds:Silence:0:Calendar"] = "nymex",
        ["Feeds:Silence:0:After"] = "01:00:00",
        ["Feeds:Silence:1:Venue"] = "cme-stp",
        ["Feeds:Silence:1:Calendar"] = "nymex",
        ["Resilience:MaxRetries"] = "1",
        ["Resilience:RetryDelay"] = "00:00:00",
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-watch-");
    private readonly Hook _hook = new();
    private RunningHost _running = null!;

    /// <summary>A Friday, ten in the morning in New York.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));

    public IServiceProvider Services => _running.Services;

    /// <summary>What operations were told.</summary>
    public IEnumerable<string> Told => _hook.Taken.Select(notice => $"{notice.Body.GetProperty("kind").GetString()} {notice.Body.GetProperty("session").GetString()}");

    public IEnumerable<string> Keys => _hook.Taken.Select(notice => notice.Key);

    /// <summary>Notices from now on that are refused.</summary>
    public int Refusals
    {
        set => _hook.Refusals = value;
    }

    public static async Task<FeedsUnderTest> StartAsync()
    {
        var under = new FeedsUnderTest();
        under._running = await RunningHost.StartAsync(
            under._folder.FullName,
            settings: Settings,
            change: options => options with
            {
                Time = under.Time,
                FunctionAssemblies = [],
                FunctionTypes = [typeof(GetSessions), typeof(GetPositions)],
                ConfigureLogging = logging => logging.ClearProviders(),
                ConfigureServices = services =>
                {
                    options.ConfigureServices!(services);
                    services.AddHttpClient(WatchFeeds.Section).ConfigurePrimaryHttpMessageHandler(() => under._hook);
                },
            });
        return under;
    }

    /// <summary>Hears a message of a session now.</summary>
    public Task HearAsync(string session, long number) => Services.GetRequiredService<CosmosFeedStore>().RecordAsync(
        [
            (new MessageContext("cme-stp", session, Time.GetUtcNow()), new FeedHeader
            {
                Session = session, Epoch = DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime), SeqNum = number, SentAt = Time.GetUtcNow(),
            }),
        ],
        CancellationToken.None);

    /// <summary>Lets time go by, and looks.</summary>
    public async Task WatchAfterAsync(TimeSpan pause)
    {
        Time.Advance(pause);
        await ActivatorUtilities.CreateInstance<WatchFeeds>(Services).RunAsync(new TimerInfo(), CancellationToken.None);
    }

    public async Task<List<JsonElement>> ListAsync(string path) => await _running.Client.ListAsync(path);

    public async ValueTask DisposeAsync()
    {
        await _running.DisposeAsync();
        _hook.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed class Hook : HttpMessageHandler
    {
        public List<(JsonElement Body, string Key)> Taken { get; } = [];

        public int Refusals { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (--Refusals >= 0)
            {
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            }

            Taken.Add((await request.Content!.ReadFromJsonAsync<JsonElement>(cancellationToken), Assert.Single(request.Headers.GetValues("Idempotency-Key"))));
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
    }
}
