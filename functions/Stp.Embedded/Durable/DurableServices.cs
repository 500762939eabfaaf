using System.Text.Json;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stp.Embedded.Durable.Journal;
using Stp.Embedded.Hosting;

namespace Stp.Embedded.Durable;

/// <summary>What runs orchestrations in a host.</summary>
internal static class DurableServices
{
    /// <summary>Adds the engine and its client. There must be a <see cref="DurableStore"/> and a <see cref="TimeProvider"/>.</summary>
    /// <remarks>As in the worker, payloads are written by the same JSON options as all else, so that <c>Configure&lt;JsonSerializerOptions&gt;</c> changes both.</remarks>
    public static IServiceCollection AddDurable(this IServiceCollection services, IReadOnlyList<FunctionMethod> functions, EmbeddedHostOptions options) => services
        .AddSingleton(options.Durable)
        .AddSingleton(provider => new Payloads(
            new JsonDataConverter(provider.GetRequiredService<IOptions<JsonSerializerOptions>>().Value), options.Durable))
        .AddSingleton(provider => new DurableFunctions(functions, provider.GetRequiredService<Payloads>(), provider))
        .AddSingleton<TurnRunner>()
        .AddSingleton<ActivityRunner>()
        .AddSingleton<DurableTaskClient, EmbeddedDurableTaskClient>()
        .AddSingleton(provider => new DurableEngine(
            provider.GetRequiredService<DurableStore>(),
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<ActivityRunner>(),
            options.Durable,
            options.DataDirectory,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<DurableEngine>>()))
        .AddSingleton<IHostedService>(provider => provider.GetRequiredService<DurableEngine>());
}
