using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Hosting;
using Stp.Embedded.ServiceBus;

namespace Stp.Embedded.Tests.Hosting;

/// <summary>A host on a free port over a folder of its own, silent, with the functions named.</summary>
internal sealed class HostUnderTest : IAsyncDisposable
{
    /// <summary>How long a queue lends a message.</summary>
    public static readonly TimeSpan LockDuration = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;

    private HostUnderTest(DirectoryInfo folder, EmbeddedHost host)
    {
        (_folder, Host) = (folder, host);
        Http = new HttpClient { BaseAddress = host.BaseAddress };
    }

    public EmbeddedHost Host { get; }

    public HttpClient Http { get; }

    /// <summary>Starts the functions; <paramref name="probe"/> is what they and the test share.</summary>
    public static async Task<HostUnderTest> StartAsync<TProbe>(
        TProbe probe, IReadOnlyList<Type> functions, Func<EmbeddedHostOptions, EmbeddedHostOptions>? change = null)
        where TProbe : class
    {
        var folder = Directory.CreateTempSubdirectory("stp-host-");
        var options = new EmbeddedHostOptions
        {
            DataDirectory = folder.FullName,
            Port = 0,
            FunctionTypes = functions,
            Queues = new Dictionary<string, QueueOptions> { ["work"] = new() { MaxDeliveryCount = 3, LockDuration = LockDuration } },
            QueueTriggers = new Dictionary<string, QueueTriggerOptions>
            {
                ["work"] = new() { MaxMessageBatchSize = 10, FirstPause = TimeSpan.FromMilliseconds(1), LongestPause = TimeSpan.FromMilliseconds(20) },
            },
            ConfigureServices = services => services.AddSingleton(probe),
            ConfigureLogging = logging => logging.ClearProviders(),
        };
        return new HostUnderTest(folder, await EmbeddedHost.StartAsync(change?.Invoke(options) ?? options));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
