using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;
using Stp.Embedded.Timers;

namespace Stp.Embedded.Hosting;

/// <summary>The functions and all that stands behind them, in this process.</summary>
internal sealed class EmbeddedHost : IAsyncDisposable
{
    private const string FileName = "stp.db";

    private readonly SqliteStore _store;
    private readonly WebApplication _app;
    private Task? _stopping;

    private EmbeddedHost(SqliteStore store, QueueStore queues, WebApplication app)
    {
        (_store, Queues, _app) = (store, queues, app);
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
        var store = OpenStore(options.DataDirectory);
        WebApplication? app = null;
        try
        {
            var queues = await QueueStore.OpenAsync(store, options.Time, HostServices.QueuesOf(options, functions));
            var timers = await TimerLedger.OpenAsync(store);
            app = HostServices.Build(options, functions, store, queues, timers);
            HostPipeline.Map(app, options, functions, access);
            await StartAsync(app, options, cancellationToken);
            return new EmbeddedHost(store, queues, app);
        }
        catch
        {
            await CloseAsync(app, store);
            throw;
        }
    }

    /// <summary>Takes no more requests, messages and timer runs, and lets what is running end. The queues can still be looked at.</summary>
    public Task StopAsync() => _stopping ??= _app.StopAsync();

    /// <summary>Stops and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await CloseAsync(_app, _store);
    }

    private static SqliteStore OpenStore(string folder)
    {
        try
        {
            return SqliteStore.Open(Path.Combine(folder, FileName));
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {folder} cannot be used: {fault.Message}", fault);
        }
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

    private static async Task CloseAsync(WebApplication? app, SqliteStore store)
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await store.DisposeAsync();
    }
}
