using System.Diagnostics.Metrics;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Stp.Functions.Audit;
using Stp.Functions.Cosmos;
using Stp.Functions.Resilience;
using Stp.Functions.Telemetry;

namespace Stp.Embedded.Tests.Cosmos;

/// <summary>The product's containers, empty, over the real SDK and the embedded gateway, with pauses that a test can wait for.</summary>
internal sealed class ProductDatabase : IAsyncDisposable
{
    private static readonly StpResilienceOptions Quick = new()
    {
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MaxRetryDelay = TimeSpan.FromMilliseconds(20),
        BreakerBreak = TimeSpan.FromMilliseconds(500),
    };

    private readonly EmbeddedAccount _account;

    private ProductDatabase(EmbeddedAccount account, StpDatabase database) => (_account, Database) = (account, database);

    public StpDatabase Database { get; }

    /// <summary>Calls with a breaker of their own, as a process has.</summary>
    public static CosmosCalls NewCalls()
    {
        var metrics = new PipelineMetrics(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
        return new CosmosCalls(new StpPipelines(Options.Create(Quick), TimeProvider.System, metrics), metrics);
    }

    /// <summary>What moves entries into the audit trail.</summary>
    public AuditOutbox NewOutbox() => new(new AuditTrail(Database, NewCalls()), Database, NewCalls(), NullLogger<AuditOutbox>.Instance);

    /// <summary>Opens an empty account.</summary>
    /// <param name="wrap">Puts a handler in front of the gateway.</param>
    public static async Task<ProductDatabase> OpenAsync(Func<HttpMessageHandler, HttpMessageHandler>? wrap = null)
    {
        var account = new EmbeddedAccount();
        var client = account.CreateClient(wrap: wrap);
        Database database = await client.CreateDatabaseIfNotExistsAsync(StpContainers.Database);
        foreach (var container in StpContainers.All)
        {
            await database.CreateContainerIfNotExistsAsync(container);
        }

        var bulk = account.CreateClient(options => options.AllowBulkExecution = true, wrap);
        return new ProductDatabase(account, new StpDatabase(client, bulk));
    }

    public async ValueTask DisposeAsync()
    {
        Database.Dispose();
        await _account.DisposeAsync();
    }
}
