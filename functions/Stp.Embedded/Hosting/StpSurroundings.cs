using Azure.Data.Tables;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stp.Embedded.Cosmos;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables;
using Stp.Functions.Cosmos;
using Stp.Functions.Hosting;
using Stp.Functions.Messaging;
using Stp.Functions.Reference;

namespace Stp.Embedded.Hosting;

/// <summary>The product's functions with everything that stands in Azure behind them, over the one file.</summary>
internal static class StpSurroundings
{
    /// <summary>As <c>extensions.serviceBus</c> in host.json; a batch for each core of a small machine.</summary>
    private static readonly QueueTriggerOptions Trigger = new() { MaxMessageBatchSize = 200, MaxConcurrentCalls = 2 };

    /// <summary>Completes options with the functions, their queues and their services; reference data is loaded from a folder where one is given.</summary>
    public static EmbeddedHostOptions Complete(EmbeddedHostOptions options, string? referenceFolder) => options with
    {
        FunctionAssemblies = [typeof(StpServices).Assembly],
        Queues = new Dictionary<string, QueueOptions> { [Queues.DropCopy] = new(), [Queues.TradeEvents] = new() },
        QueueTriggers = new Dictionary<string, QueueTriggerOptions> { [Queues.DropCopy] = Trigger, [Queues.TradeEvents] = Trigger },
        Configure = async (builder, store) =>
        {
            await AddAsync(builder, store, options.Time);
            if (options.Configure is { } more)
            {
                await more(builder, store);
            }
        },
        BeforeStart = async (services, cancellationToken) =>
        {
            await CreateContainersAsync(services.GetRequiredService<StpDatabase>().Client, cancellationToken);
            if (referenceFolder is not null)
            {
                await LoadReferenceAsync(services, referenceFolder, options.Time, cancellationToken);
            }

            if (options.BeforeStart is { } more)
            {
                await more(services, cancellationToken);
            }
        },
    };

    private static async Task AddAsync(IHostApplicationBuilder builder, SqliteStore store, TimeProvider time)
    {
        var services = builder.Services;
        services.AddStp(builder.Configuration);
        services.AddSingleton<TableServiceClient>(await EmbeddedTableServiceClient.OpenAsync(store, time));
        // Made by the container, so that it also closes them, before the store.
        services.AddKeyedSingleton(CosmosUse.EachAtOnce, (_, _) => EmbeddedCosmos.CreateClient(store));
        services.AddKeyedSingleton(CosmosUse.InBulk, (_, _) => EmbeddedCosmos.CreateClient(store, options => options.AllowBulkExecution = true));
        services.AddSingleton(provider => new StpDatabase(
            provider.GetRequiredKeyedService<CosmosClient>(CosmosUse.EachAtOnce), provider.GetRequiredKeyedService<CosmosClient>(CosmosUse.InBulk)));
    }

    private static async Task CreateContainersAsync(CosmosClient client, CancellationToken cancellationToken)
    {
        Database database = await client.CreateDatabaseIfNotExistsAsync(StpContainers.Database, cancellationToken: cancellationToken);
        foreach (var container in StpContainers.All)
        {
            await database.CreateContainerIfNotExistsAsync(container, cancellationToken: cancellationToken);
        }
    }

    private static async Task LoadReferenceAsync(IServiceProvider services, string folder, TimeProvider time, CancellationToken cancellationToken)
    {
        var content = ReferenceCsv.Read(folder);
        if (content.Problems.Count > 0)
        {
            throw new StartupException(string.Join(Environment.NewLine, content.Problems));
        }

        var table = services.GetRequiredService<TableServiceClient>().GetTableClient(TableReferenceStore.TableName);
        await new TableReferenceStore(table, time).ImportAsync(content.Entries, cancellationToken);
    }

    private enum CosmosUse
    {
        EachAtOnce,
        InBulk,
    }
}
