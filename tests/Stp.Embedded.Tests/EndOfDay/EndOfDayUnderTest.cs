using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Stp.Embedded.Hosting;
using Stp.Embedded.Tests.Durable;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Scale;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Restating;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Hosting;
using Stp.Functions.Reference;
using Stp.Functions.Security.SignIn;

namespace Stp.Embedded.Tests.EndOfDay;

/// <summary>
/// The whole product over HTTP under a clock that the test turns. Nothing happens by itself but what orchestrations do: queues are not
/// listened to, and timer functions run when a test calls them.
/// </summary>
/// <remarks>The usual course: book, upload, <see cref="EndOfDayActions.StartRunAsync"/>, <see cref="AdvanceAsync"/>, then look at the stores.</remarks>
internal sealed class EndOfDayUnderTest : IAsyncDisposable
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        // People may come by the platform's sign-in, too.
        [PlatformSignIn.Setting] = "true",
        ["EndOfDay:Webhook:Url"] = "https://finance.example/hook",
        // Retries inside an activity would wait for a clock that is only turned when nothing runs.
        ["Resilience:MaxRetries"] = "1",
        ["Resilience:RetryDelay"] = "00:00:00",
        ["Resilience:BreakerMinimumThroughput"] = "1000000",
    };

    /// <summary>Everything but what listens to a queue or runs by the clock.</summary>
    private static readonly Type[] Functions = [.. typeof(StpServices).Assembly.GetTypes().Where(type => !RunsByItself(type))];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-eod-");
    private RunningHost? _running;

    private EndOfDayUnderTest(DateTimeOffset now) => Time = new FakeTimeProvider(now);

    public FakeTimeProvider Time { get; }

    public RecordingWebhook Webhook { get; } = new();

    /// <summary>Cosmos DB answers nothing while it is on.</summary>
    public Outage Outage { get; } = new();

    /// <summary>What others do to Cosmos DB in between.</summary>
    public Meddler Meddler { get; } = new();

    /// <summary>Counts the calls of Cosmos DB.</summary>
    public Meter Meter { get; } = new();

    public IServiceProvider Services => _running!.Services;

    public HttpClient Http => _running!.Client.Http;

    public RunStore Runs => Services.GetRequiredService<RunStore>();

    public BreakStore Breaks => Services.GetRequiredService<BreakStore>();

    public ResultStore Results => Services.GetRequiredService<ResultStore>();

    public DurableTaskClient Orchestrations => Services.GetRequiredService<DurableTaskClient>();

    /// <summary>Starts it, at ten minutes after the end of the Friday unless the test says when.</summary>
    public static async Task<EndOfDayUnderTest> StartAsync(DateTimeOffset? now = null)
    {
        var under = new EndOfDayUnderTest(now ?? EndOfDaySamples.FridayNight);
        await under.OpenAsync();
        return under;
    }

    /// <summary>Waits until only the clock, or somebody from outside, can make a difference.</summary>
    public Task SettleAsync() => DurableClock.SettleAsync(Services);

    /// <summary>Turns the clock on, stopping at each timer on the way until nothing more happens there.</summary>
    public Task AdvanceAsync(TimeSpan by) => DurableClock.AdvanceAsync(Services, Time, by);

    /// <summary>Runs the timer function that starts checks, once, and what it has started as far as it goes.</summary>
    public Task StartDueChecksAsync() => CallAsync<StartDueChecks>(function => function.RunAsync(new TimerInfo(), Orchestrations, CancellationToken.None));

    /// <summary>Runs the timer function that looks for late bookings, once.</summary>
    public Task RestateSignedDaysAsync() => CallAsync<RestateSignedDays>(function => function.RunAsync(new TimerInfo(), Orchestrations, CancellationToken.None));

    /// <summary>Runs the timer function that forgets checkpoints, once.</summary>
    public Task ForgetCheckpointsAsync() => CallAsync<ForgetCheckpoints>(function => function.RunAsync(new TimerInfo(), CancellationToken.None));

    /// <summary>The runs of a date, the first one first.</summary>
    public async Task<IReadOnlyList<RunDocument>> RunsOfAsync(DateOnly date) => [.. (await Runs.RunsOfAsync(date, CancellationToken.None)).Reverse()];

    /// <summary>A run that must be there.</summary>
    public Task<RunDocument> RunAsync(DateOnly date, int run = 1) => Runs.GetAsync(new RunKey(date, run), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _running!.DisposeAsync();
        Webhook.Dispose();
        _folder.Delete(recursive: true);
    }

    private async Task OpenAsync()
    {
        var settings = _folder.CreateSubdirectory("eod");
        await File.WriteAllTextAsync(Path.Combine(settings.FullName, "end-of-day.json"), EndOfDaySamples.Settings);
        var users = Path.Combine(_folder.FullName, "users.json");
        await File.WriteAllTextAsync(users, EndOfDaySamples.Users);
        _running = await RunningHost.StartAsync(
            Path.Combine(_folder.FullName, "data"),
            inner => Outage.Wrap(Meddler.Wrap(new MeteredGateway(inner, Meter))),
            Settings.Append(KeyValuePair.Create("EndOfDay:folder", (string?)settings.FullName)),
            options => options with
            {
                Time = Time,
                UsersFile = users,
                TakesTokens = true,
                FunctionAssemblies = [],
                FunctionTypes = Functions,
                ConfigureLogging = logging => logging.ClearProviders(),
                ConfigureServices = services =>
                {
                    options.ConfigureServices!(services);
                    services.AddHttpClient(SendNotice.Section).ConfigurePrimaryHttpMessageHandler(() => Webhook);
                },
            },
            withReference: false);
        await Services.GetRequiredService<TableReferenceStore>().ImportAsync(EndOfDaySamples.Reference, CancellationToken.None);
    }

    private static bool RunsByItself(Type type) => FunctionCatalog.Discover([], [type])
        .Any(function => function.Trigger is TimerTriggerAttribute or ServiceBusTriggerAttribute);

    private async Task CallAsync<T>(Func<T, Task> call)
    {
        await call(ActivatorUtilities.CreateInstance<T>(Services));
        await SettleAsync();
    }
}
