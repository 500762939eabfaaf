using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Hosting;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Surroundings;
using Stp.Functions.Messaging;
using Stp.Functions.Reference;

namespace Stp.Embedded.Tests.EndToEnd;

/// <summary>The whole product in this process on a free port, with the reference data of the sample day.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly EmbeddedHost _host;

    private RunningHost(EmbeddedHost host)
    {
        _host = host;
        Client = new ProductClient(host.BaseAddress);
    }

    public ProductClient Client { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Starts the product.</summary>
    /// <param name="folder">Where its file lives.</param>
    /// <param name="wrapCosmos">Puts a handler in front of the Cosmos gateway.</param>
    /// <param name="settings">Application settings.</param>
    /// <param name="change">Changes the completed options.</param>
    /// <param name="withReference">Whether the reference data is loaded.</param>
    public static async Task<RunningHost> StartAsync(
        string folder,
        Func<HttpMessageHandler, HttpMessageHandler>? wrapCosmos = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Func<EmbeddedHostOptions, EmbeddedHostOptions>? change = null,
        bool withReference = true)
    {
        var quiet = new EmbeddedHostOptions { DataDirectory = folder, Port = 0, ConfigureLogging = logging => logging.AddFilter("Stp", LogLevel.Warning) };
        var options = EmbeddedSurroundings.With(quiet, wrapCosmos, settings);
        var host = await EmbeddedHost.StartAsync(change?.Invoke(options) ?? options);
        if (withReference)
        {
            var content = ReferenceCsv.Read(Path.Combine(SampleDay.Folder, "reference"));
            Assert.Empty(content.Problems);
            await host.Services.GetRequiredService<TableReferenceStore>().ImportAsync(content.Entries, CancellationToken.None);
        }

        return new RunningHost(host);
    }

    public QueueCounts Count(string queue) => _host.Queues.Count(queue);

    /// <summary>Waits until both queues are empty, and expects that nothing was given up.</summary>
    public async Task DrainAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        while (Count(Queues.DropCopy).Active + Count(Queues.TradeEvents).Active > 0)
        {
            Assert.False(limit.IsCancellationRequested, $"Still queued: {Count(Queues.DropCopy)} raw, {Count(Queues.TradeEvents)} events.");
            await Task.Delay(20);
        }

        Assert.Equal(0, Count(Queues.DropCopy).DeadLetter + Count(Queues.TradeEvents).DeadLetter);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.DisposeAsync();
    }
}
