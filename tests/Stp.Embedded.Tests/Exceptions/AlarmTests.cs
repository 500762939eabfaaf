using System.Net;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Hosting;
using Stp.Embedded.Tests.BadInput;
using Stp.Functions.Exceptions.Alarm;
using Stp.Functions.Hosting;

namespace Stp.Embedded.Tests.Exceptions;

/// <summary>Operations are told once when too many messages are held, or one for too long, and once when that is over.</summary>
public sealed class AlarmTests : IAsyncLifetime
{
    private readonly Hook _hook = new();
    private Desk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await Desk.StartAsync(change: options => options with
    {
        FunctionAssemblies = [],
        FunctionTypes = [.. typeof(StpServices).Assembly.GetTypes().Where(type => !IsTimer(type))],
        ConfigureLogging = logging => logging.ClearProviders(),
        ConfigureServices = services =>
        {
            options.ConfigureServices!(services);
            services.Configure<AlarmOptions>(alarm => (alarm.MaxOpen, alarm.MaxAge) = (3, TimeSpan.FromMinutes(30)));
            services.Configure<Stp.Functions.Notifying.WebhookOptions>(WatchExceptions.Section, hook => hook.Url = new Uri("https://operations.example/hook"));
            services.AddHttpClient(WatchExceptions.Section).ConfigurePrimaryHttpMessageHandler(() => _hook);
        },
    });

    public async ValueTask DisposeAsync()
    {
        await _desk.DisposeAsync();
        _hook.Dispose();
    }

    [Fact]
    public async Task Too_many_are_told_once_and_their_end_once()
    {
        await _desk.FeedAsync(Messages.Fill("E1", account: "X"), Messages.Fill("E2", account: "X"));
        await WatchAsync();
        Assert.Empty(_hook.Taken);

        await _desk.FeedAsync(Messages.Fill("E3", account: "X"));
        await WatchAsync();
        await WatchAsync();
        var raised = Assert.Single(_hook.Taken);
        Assert.Equal(("count", true, 3, "exceptions-count-1"), (
            Desk.Text(raised.Body, "kind"), raised.Body.GetProperty("isRaised").GetBoolean(), raised.Body.GetProperty("open").GetInt32(), raised.Key));

        var held = await _desk.ListAsync();
        await _desk.PostAsync($"exceptions/{Desk.Text(held[0], "id")}/dismiss", """{"reason": "A test."}""");
        await WatchAsync();
        await WatchAsync();
        Assert.Equal(["exceptions-count-1", "exceptions-count-2"], _hook.Taken.Select(notice => notice.Key));
        Assert.False(_hook.Taken[1].Body.GetProperty("isRaised").GetBoolean());
    }

    [Fact]
    public async Task A_notice_that_is_refused_is_sent_again_under_the_same_key_and_not_after_it_was_taken()
    {
        await _desk.FeedAsync(Messages.Fill("E1", account: "X"));
        _hook.Refusals = 1;

        await Assert.ThrowsAsync<HttpRequestException>(() => WatchAsync(later: TimeSpan.FromHours(1)));
        await WatchAsync(later: TimeSpan.FromHours(1));
        await WatchAsync(later: TimeSpan.FromHours(2));

        var told = Assert.Single(_hook.Taken);
        Assert.Equal(("exceptions-age-1", "age", 2), (told.Key, Desk.Text(told.Body, "kind"), _hook.Attempts));
        Assert.StartsWith("A message is held since ", Desk.Text(told.Body, "text"), StringComparison.Ordinal);
    }

    /// <summary>Each run has nothing but what is stored, as after a restart.</summary>
    private Task WatchAsync(TimeSpan later = default) =>
        ActivatorUtilities.CreateInstance<WatchExceptions>(_desk.Host.Services, new LaterTime(later)).RunAsync(new TimerInfo(), CancellationToken.None);

    private static bool IsTimer(Type type) => FunctionCatalog.Discover([], [type]).Any(function => function.Trigger is TimerTriggerAttribute);

    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }

    /// <summary>The receiver's end.</summary>
    private sealed class Hook : HttpMessageHandler
    {
        public List<(JsonElement Body, string Key)> Taken { get; } = [];

        public int Refusals { get; set; }

        public int Attempts { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Attempts++;
            if (Refusals-- > 0)
            {
                return new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
            }

            var body = JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).RootElement;
            Taken.Add((body, Assert.Single(request.Headers.GetValues("Idempotency-Key"))));
            return new HttpResponseMessage(HttpStatusCode.NoContent);
        }
    }
}
