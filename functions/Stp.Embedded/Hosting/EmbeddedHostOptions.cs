using System.Net;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable;
using Stp.Embedded.ServiceBus;

namespace Stp.Embedded.Hosting;

/// <summary>Everything that <see cref="EmbeddedHost"/> is told.</summary>
internal sealed record EmbeddedHostOptions
{
    public const int DefaultPort = 7071;

    /// <summary>Where the SQLite file lives; made where it is missing.</summary>
    public string DataDirectory { get; init; } = "data";

    /// <summary>The address that is listened on. One beyond this machine needs <see cref="UsersFile"/>.</summary>
    public IPAddress BindAddress { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Who may do what; null: requests of this machine act as the user <c>local</c> with every role.</summary>
    public string? UsersFile { get; init; }

    /// <summary>Whether the functions' own settings name an issuer of bearer tokens. Then nobody is <c>local</c>.</summary>
    public bool TakesTokens { get; init; }

    /// <summary>Where functions are looked for.</summary>
    public IReadOnlyList<Assembly> FunctionAssemblies { get; init; } = [];

    /// <summary>Functions named one by one, besides those of the assemblies.</summary>
    public IReadOnlyList<Type> FunctionTypes { get; init; } = [];

    /// <summary>The queues that exist. A queue that a function listens to exists, with default settings, also when it is not named here.</summary>
    public IReadOnlyDictionary<string, QueueOptions> Queues { get; init; } = new Dictionary<string, QueueOptions>();

    /// <summary>How queues are consumed, by name; others by the default settings.</summary>
    public IReadOnlyDictionary<string, QueueTriggerOptions> QueueTriggers { get; init; } = new Dictionary<string, QueueTriggerOptions>();

    /// <summary>The limits of orchestrations.</summary>
    public DurableOptions Durable { get; init; } = new();

    /// <summary>What comes before the routes of the functions, as in host.json.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>Largest request body.</summary>
    public long MaxRequestBodyBytes { get; init; } = 16L << 20;

    /// <summary>Bytes a second that a body must come with, or it is given up.</summary>
    public double SlowestBodyBytesPerSecond { get; init; } = 240;

    /// <summary>How long a body may come more slowly than that.</summary>
    public TimeSpan SlowStart { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long what is running may take to end when the host stops.</summary>
    public TimeSpan ShutdownTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The zone of timer schedules.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Adds the services of the functions. There are already: the store, the queues, a ServiceBusClient, a DurableTaskClient and a TimeProvider.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    /// <summary>Changes the log, which writes warnings, and what the product itself reports, to standard error.</summary>
    public Action<ILoggingBuilder>? ConfigureLogging { get; init; }

    /// <summary>Runs before any function can be called: makes tables, loads reference data.</summary>
    public Func<IServiceProvider, CancellationToken, Task>? BeforeStart { get; init; }
}
