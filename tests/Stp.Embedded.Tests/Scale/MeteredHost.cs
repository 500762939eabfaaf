using System.Net;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Stp.Domain.Reference;
using Stp.Embedded.Hosting;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables;
using Stp.Embedded.Tests.BadInput;
using Stp.Embedded.Tests.EndToEnd;
using Stp.Embedded.Tests.Faults;
using Stp.Functions.Reference;

namespace Stp.Embedded.Tests.Scale;

/// <summary>
/// The product with everything counted, under a clock that the test turns: so no timer, and nothing that is done every few seconds, comes in
/// between. Queues are taken in batches as in host.json.
/// </summary>
internal sealed class MeteredHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("stp-scale-");
    private RunningHost _running = null!;

    public Meter Meter { get; } = new();

    /// <summary>A Friday, fourteen seconds before any timer is due.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 20, 12, 0, 1, TimeSpan.Zero));

    public IServiceProvider Services => _running.Services;

    public static async Task<MeteredHost> StartAsync()
    {
        var host = new MeteredHost();
        host._running = await RunningHost.StartAsync(
            Path.Combine(host._folder.FullName, "data"),
            inner => new MeteredGateway(inner, host.Meter),
            new Dictionary<string, string?> { ["Stamp:Name"] = "one" },
            host.Metered);
        await host.Services.GetRequiredService<TableReferenceStore>().ImportAsync(
            [
                new ReferenceEntry(ReferenceMap.Accounts, Messages.FixVenue, "ACC1", new Dictionary<string, string> { ["account"] = Messages.Account }),
                new ReferenceEntry(ReferenceMap.Instruments, Messages.FixVenue, "CL", new Dictionary<string, string> { ["instrument"] = "XNYM:CL" }),
            ],
            CancellationToken.None);
        return host;
    }

    /// <summary>Posts messages and waits until they are worked through. A request is an execution.</summary>
    public async Task PostAsync(string venue, params IReadOnlyList<byte[]> messages)
    {
        Meter.Add(Meter.Executions);
        await _running.Client.PostAsync(venue, "S", Messages.Lines(messages));
        await _running.DrainAsync();
    }

    /// <summary>Asks for something that is there.</summary>
    public async Task GetAsync(string path)
    {
        Meter.Add(Meter.Executions);
        using var response = await _running.Client.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    /// <summary>Runs a timer function once.</summary>
    public async Task RunAsync<T>(Func<T, TimerInfo, Task> call)
    {
        Meter.Add(Meter.Executions);
        await call(ActivatorUtilities.CreateInstance<T>(Services), new TimerInfo());
    }

    public async ValueTask DisposeAsync()
    {
        await _running.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private EmbeddedHostOptions Metered(EmbeddedHostOptions options)
    {
        var batch = MaxMessageBatchSize();
        return options with
        {
            Time = Time,
            QueueTriggers = options.QueueTriggers.ToDictionary(queue => queue.Key, queue => queue.Value with { MaxMessageBatchSize = batch }),
            ConfigureLogging = logging => logging.ClearProviders(),
            ConfigureServices = services =>
            {
                options.ConfigureServices!(services);
                services.AddSingleton<ServiceBusClient>(
                    provider => new MeteredServiceBus(new EmbeddedServiceBusClient(provider.GetRequiredService<QueueStore>()), Meter));
                services.AddSingleton<TableServiceClient>(provider => new FailingTables(TablesOf(provider), () => Meter.Add(Meter.Tables)));
            },
        };
    }

    private static EmbeddedTableServiceClient TablesOf(IServiceProvider services) => EmbeddedTableServiceClient
        .OpenAsync(services.GetRequiredService<SqliteStore>(), services.GetRequiredService<TimeProvider>()).GetAwaiter().GetResult();

    /// <summary>How many messages host.json gives to an execution.</summary>
    private static int MaxMessageBatchSize()
    {
        using var settings = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(SampleDay.Folder, "..", "..", "host.json")));
        return settings.RootElement.GetProperty("extensions").GetProperty("serviceBus").GetProperty("maxMessageBatchSize").GetInt32();
    }
}
