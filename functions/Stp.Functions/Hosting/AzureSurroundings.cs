using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Stp.Functions.Cosmos;
using Stp.Functions.Messaging;

namespace Stp.Functions.Hosting;

/// <summary>The real clients, by managed identity; no key and no connection string.</summary>
internal static class AzureSurroundings
{
    private const string CosmosEndpoint = "Cosmos:accountEndpoint";
    private const string CosmosRegion = "Cosmos:region";
    private const string TablesEndpoint = "Tables:serviceUri";
    private const string Namespace = Queues.Connection + ":fullyQualifiedNamespace";
    private const string ClientId = "AZURE_CLIENT_ID";

    public static IServiceCollection AddAzureSurroundings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential(
            new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration[ClientId] }));
        services.AddSingleton(provider => new ServiceBusClient(
            Required(configuration, Namespace), provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton(provider => new TableServiceClient(
            new Uri(Required(configuration, TablesEndpoint)), provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton(provider =>
        {
            var (endpoint, credential) = (Required(configuration, CosmosEndpoint), provider.GetRequiredService<TokenCredential>());
            var region = configuration[CosmosRegion];
            return new StpDatabase(
                new CosmosClient(endpoint, credential, CosmosOptions(bulk: false, region)), new CosmosClient(endpoint, credential, CosmosOptions(bulk: true, region)));
        });
        return services;
    }

    /// <summary>
    /// The SDK's own retries of throttled calls stay below the timeout of one attempt. Near the region that is named, where one is, the next one is
    /// asked when a partition cannot be reached in the first.
    /// </summary>
    internal static CosmosClientOptions CosmosOptions(bool bulk, string? region = null) => new()
    {
        ApplicationName = "stp",
        ApplicationRegion = string.IsNullOrEmpty(region) ? null : region,
        AllowBulkExecution = bulk,
        ConnectionMode = ConnectionMode.Direct,
        MaxRetryAttemptsOnRateLimitedRequests = 9,
        MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(10),
    };

    private static string Required(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } value
            ? value
            : throw new InvalidOperationException($"Application setting {key.Replace(":", "__", StringComparison.Ordinal)} is missing.");
}
