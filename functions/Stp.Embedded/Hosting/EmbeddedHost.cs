using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Timers;

namespace Stp.Embedded.Hosting;

/// <summary>The functions and all that stands behind them, in this process.</summary>
internal sealed class EmbeddedHost : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly WebApplication _app;
    private Task? _stopping;

    private EmbeddedHost(DataFolder folder, QueueStore queues, WebApplication app)
    {
        (_folder, Queues, _app) = (folder, queues, app);
        BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>Where the host listens, with the port that it got.</summary>
    public Uri BaseAddress { get; }

    public QueueStore Queues { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts everything; when the task completes, requests are answered.</summary>
    /// <exception cref="StartupException">The options, the users file, a function or the surroundings do not allow it.</exception>
    public static async Task<EmbeddedHost> StartAsync(EmbeddedHostOptions options, CancellationToken cancellationToken = default)
    {
        var access = HostAccess.Of(options);
        var functions = FunctionCatalog.Discover(options.FunctionAssemblies, options.FunctionTypes);
        var folder = DataFolder.Open(options.DataDirectory);
        WebApplication? app = null;
        try
        {
            var queues = await QueueStore.OpenAsync(folder.Store, options.Time, HostServices.QueuesOf(options, functions));
            if (folder.IsAlone)
            {
                await queues.ReleaseLocksAsync(cancellationToken);
            }

            await folder.ShareAsync(cancellationToken);
            var timers = await TimerLedger.OpenAsync(folder.Store);
            var durable = await DurableStore.OpenAsync(folder.Store);
            app = HostServices.Build(options, functions, folder.Store, queues, timers, durable);
            HostPipeline.Map(app, options, functions, access);
            await StartAsync(app, options, cancellationToken);
            return new EmbeddedHost(folder, queues, app);
        }
        catch
        {
            await CloseAsync(app, folder);
            throw;
        }
    }

    /// <summary>Takes no more requests, messages and timer runs, and lets what is running end. The queues can still be looked at.</summary>
    public Task StopAsync() => _stopping ??= _app.StopAsync();

    /// <summary>Stops and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await CloseAsync(_app, _folder);
    }

    private static async Task StartAsync(WebApplication app, EmbeddedHostOptions options, CancellationToken cancellationToken)
    {
        if (options.BeforeStart is { } before)
        {
            await before(app.Services, cancellationToken);
        }

        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException fault)
        {
            // Kestrel reports a port that is taken this way, with a sentence that says which.
            await app.StopAsync(CancellationToken.None);
            throw new StartupException(fault.Message, fault);
        }
    }

    private static async Task CloseAsync(WebApplication? app, DataFolder folder)
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await folder.DisposeAsync();
    }
}
