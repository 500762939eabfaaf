using System.Reflection;
using Azure.Data.Tables;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Stp.Domain.Dialects;
using Stp.Domain.EndOfDay.Settings;
using Stp.Functions.Cosmos;
using Stp.Functions.Hosting;

namespace Stp.Deployment.Tests.Code;

/// <summary>Which settings the function app asks for, found out by starting its services as Azure would and noting what they read.</summary>
internal static class AskedSettings
{
    private static readonly MethodInfo ConfigureOne = typeof(AskedSettings).GetMethod(nameof(Configure), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>Every key that is asked for with the settings of a deployment, and whether it has a value.</summary>
    /// <param name="settings">Application settings, with <c>__</c> between the parts of a name.</param>
    public static IDictionary<string, bool> With(IReadOnlyDictionary<string, string> settings)
    {
        var configuration = new ReadKeys(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Key.Replace("__", ":", StringComparison.Ordinal), (string?)ValueOf(pair.Key, pair.Value))))
            .Build());
        var services = new ServiceCollection().AddLogging().AddStp(configuration).AddAzureSurroundings(configuration);
        using var provider = services.BuildServiceProvider();
        foreach (var type in services.Select(service => service.ServiceType).Where(IsOfOptions).Select(type => type.GetGenericArguments()[0]).Distinct().ToList())
        {
            ConfigureOne.MakeGenericMethod(type).Invoke(null, [provider]);
        }

        Ask<DialectCatalog>(provider);
        Ask<EndOfDaySettings>(provider);
        Ask<StpDatabase>(provider);
        Ask<ServiceBusClient>(provider);
        Ask<TableServiceClient>(provider);
        Ask<Functions.Security.SignIn.PlatformSignIn>(provider);
        return configuration.Asked;
    }

    /// <summary>An expression that only Azure can evaluate stands for an address.</summary>
    private static string ValueOf(string name, string value) => !value.StartsWith('[') ? value
        : name == "APPLICATIONINSIGHTS_CONNECTION_STRING" ? "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=https://127.0.0.1:1/"
        : "https://127.0.0.1/";

    private static bool IsOfOptions(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>)
        && type.GetGenericArguments()[0].Namespace?.StartsWith("Stp.", StringComparison.Ordinal) == true;

    private static void Configure<T>(IServiceProvider provider)
        where T : class, new()
    {
        foreach (var configure in provider.GetServices<IConfigureOptions<T>>().OfType<ConfigureNamedOptions<T>>())
        {
            configure.Configure(configure.Name, new T());
        }
    }

    /// <summary>Makes a service. The clients of packages that are only declared here throw once they are given their settings, which is late enough.</summary>
    private static void Ask<T>(ServiceProvider provider)
        where T : notnull
    {
        try
        {
            provider.GetRequiredService<T>();
        }
        catch (InvalidOperationException fault) when (fault.Message.Contains("is a declaration only", StringComparison.Ordinal))
        {
        }
    }
}
