using Microsoft.Azure.Cosmos;
using Stp.Embedded.Storage;

namespace Stp.Embedded.Cosmos;

/// <summary>The Cosmos SDK over the embedded store.</summary>
internal static class EmbeddedCosmos
{
    /// <summary>Where the SDK believes its account to be. Nothing listens there: requests never leave the process.</summary>
    public const string Endpoint = "https://localhost:8081/";

    /// <summary>The SDK signs every request, so it needs some key; the gateway checks none, because only this process can call it.</summary>
    private static readonly string Key = Convert.ToBase64String(new byte[64]);

    /// <summary>Makes a client of the real SDK whose documents live in <paramref name="store"/>.</summary>
    /// <param name="store">The store; it must outlive the client.</param>
    /// <param name="configure">Further options, for example <c>AllowBulkExecution</c> and the serializer.</param>
    /// <param name="wrap">Puts a handler in front of the gateway, for example one that injects faults.</param>
    public static CosmosClient CreateClient(SqliteStore store, Action<CosmosClientOptions>? configure = null, Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
    {
        // Without Azure, the SDK's question to the machine's metadata service would cost every client seconds.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        HttpMessageHandler handler = new CosmosGatewayHandler(store, TimeProvider.System);
        handler = wrap?.Invoke(handler) ?? handler;
        var options = new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            HttpClientFactory = () => new HttpClient(handler, disposeHandler: false),
        };
        configure?.Invoke(options);
        return new CosmosClient(Endpoint, Key, options);
    }
}
