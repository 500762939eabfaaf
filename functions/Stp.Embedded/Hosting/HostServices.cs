using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Stp.Embedded.Durable;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Security;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;
using Stp.Embedded.Timers;

namespace Stp.Embedded.Hosting;

/// <summary>What the host puts into the container.</summary>
internal static class HostServices
{
    private const int MaxHeaderBytes = 32 << 10;
    private const int MaxHeaders = 100;
    private static readonly TimeSpan HeaderPatience = TimeSpan.FromSeconds(15);

    /// <summary>The queues of the options, and those that a function listens to.</summary>
    public static Dictionary<string, QueueOptions> QueuesOf(EmbeddedHostOptions options, IEnumerable<FunctionMethod> functions)
    {
        var queues = new Dictionary<string, QueueOptions>(options.Queues, StringComparer.OrdinalIgnoreCase);
        foreach (var trigger in functions.Select(function => function.Trigger).OfType<ServiceBusTriggerAttribute>())
        {
            if (trigger.QueueName is { } name)
            {
                queues.TryAdd(QueuePaths.OwnerOf(QueuePaths.Of(name)), new QueueOptions());
            }
        }

        return queues;
    }

    public static WebApplication Build(
        EmbeddedHostOptions options,
        IReadOnlyList<FunctionMethod> functions,
        SqliteStore store,
        QueueStore queues,
        TimerLedger timers,
        DurableStore durable)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(options.BindAddress, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodyBytes;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(options.SlowestBodyBytesPerSecond, options.SlowStart);
            kestrel.Limits.RequestHeadersTimeout = HeaderPatience;
            kestrel.Limits.MaxRequestHeadersTotalSize = MaxHeaderBytes;
            kestrel.Limits.MaxRequestHeaderCount = MaxHeaders;
        });
        AddLogging(builder.Logging);
        options.ConfigureLogging?.Invoke(builder.Logging);

        var services = builder.Services;
        services.AddSingleton(options.Time).AddSingleton(store).AddSingleton(queues).AddSingleton(timers);
        services.AddSingleton<ServiceBusClient>(new EmbeddedServiceBusClient(queues));
        services.AddSingleton(durable).AddDurable(functions, options);
        // As the worker's default: names of properties are read in any case.
        services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        services.AddProblemDetails();
        services.AddMvcCore();
        services.AddSingleton<IHostLifetime, CallerLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);
        options.ConfigureServices?.Invoke(services);
        if (options.UsersFile is not null)
        {
            services.AddSingleton<PageSessions>().AddSingleton(SignInPages.Addresses);
        }

        foreach (var function in functions)
        {
            AddListener(services, function, options);
        }

        return builder.Build();
    }

    /// <summary>Warnings, and what the product itself reports, on standard error: standard output belongs to the commands.</summary>
    private static void AddLogging(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console => console.SingleLine = true);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Stp", LogLevel.Information);
        // Kestrel's failure to listen is told to the caller, who says it in a line.
        logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
    }

    private static void AddListener(IServiceCollection services, FunctionMethod function, EmbeddedHostOptions options)
    {
        switch (function.Trigger)
        {
            case HttpTriggerAttribute or OrchestrationTriggerAttribute or ActivityTriggerAttribute:
                break;
            case TimerTriggerAttribute:
                services.AddSingleton<IHostedService>(provider => new TimerListener(function, options.TimeZone, provider));
                break;
            case ServiceBusTriggerAttribute queue:
                var settings = options.QueueTriggers.FirstOrDefault(
                    trigger => string.Equals(trigger.Key, queue.QueueName, StringComparison.OrdinalIgnoreCase)).Value ?? new QueueTriggerOptions();
                services.AddSingleton<IHostedService>(provider => new ServiceBusListener(function, settings, provider));
                break;
            default:
                throw new StartupException($"Function '{function.Name}': the embedded host has no {function.Trigger.GetType().Name}.");
        }
    }
}
