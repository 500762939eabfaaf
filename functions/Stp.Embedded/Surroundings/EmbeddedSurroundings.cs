using Azure.Data.Tables;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Stp.Embedded.Cosmos;
using Stp.Embedded.Hosting;
using Stp.Embedded.ServiceBus;
using Stp.Embedded.Storage;
using Stp.Embedded.Tables;
using Stp.Embedded.Telemetry;
using Stp.Functions.Booking;
using Stp.Functions.Cosmos;
using Stp.Functions.DropCopy;
using Stp.Functions.Hosting;
using Stp.Functions.Messaging;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Security.SignIn;
using Stp.Functions.Uploads;

namespace Stp.Embedded.Surroundings;

/// <summary>The product in its embedded surroundings: the same functions and services as in Azure, over one SQLite file.</summary>
internal static class EmbeddedSurroundings
{
    /// <summary>An outage must not turn messages into dead letters: with the pauses between deliveries this is many hours.</summary>
    private const int MaxDeliveryCount = 1_000;

    /// <summary>A raw message of the largest size, as base64 inside a trade event.</summary>
    private const int MaxQueueMessageBytes = 4 << 20;

    /// <summary>Trade events booked together. Each position then moves once for many of them, which is most of the price of a posting.</summary>
    private const int MaxBookingBatch = 2_000;

    /// <summary>Batches booked at once: while one waits for a commit, another has work for the processor.</summary>
    private const int MaxBookings = 3;

    /// <summary>Setting of the time for which a queue lends a message, <c>hh:mm:ss</c>; a minute where it is missing.</summary>
    public const string LockDuration = "Queues:LockDuration";

    /// <summary>There are hardly ever any.</summary>
    private static readonly QueueTriggerOptions DeadLetterTrigger = new() { MaxMessageBatchSize = 10, MaxConcurrentCalls = 1 };

    private static readonly QueueOptions Queue = new() { MaxDeliveryCount = MaxDeliveryCount, MaxMessageBytes = MaxQueueMessageBytes };

    /// <summary>Completes the options of a host with the product's functions, queues and services.</summary>
    /// <param name="options">Where and for whom to serve.</param>
    /// <param name="wrapCosmos">Puts a handler in front of the Cosmos gateway, for tests of faults.</param>
    /// <param name="settings">Application settings beside the environment's, for example <c>Ingest:MaxMessageBytes</c>.</param>
    public static EmbeddedHostOptions With(
        EmbeddedHostOptions options,
        Func<HttpMessageHandler, HttpMessageHandler>? wrapCosmos = null,
        IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables("STP_").AddInMemoryCollection(settings).Build();
        var ingest = new IngestOptions();
        configuration.GetSection(IngestOptions.Section).Bind(ingest);
        var uploads = new UploadOptions();
        configuration.GetSection(UploadOptions.Section).Bind(uploads);
        var pages = new PageOptions();
        configuration.GetSection(PageOptions.Section).Bind(pages);
        var signIn = new SignInOptions();
        configuration.GetSection(SignInOptions.Section).Bind(signIn);
        var queue = Queue with { LockDuration = configuration.GetValue(LockDuration, Queue.LockDuration) };
        return options with
        {
            TakesTokens = signIn.TakesTokens,
            // One byte more than the functions take, so that they see what is too much and can say so.
            MaxRequestBodyBytes = Math.Max(Math.Max(ingest.MaxBodyBytes, uploads.MaxBodyBytes), pages.MaxFormBytes) + 1L,
            FunctionAssemblies = [typeof(StpServices).Assembly],
            Queues = new Dictionary<string, QueueOptions>
            {
                [Queues.DropCopy] = queue,
                [Queues.TradeEvents] = queue with { DuplicateDetectionWindow = TimeSpan.FromMinutes(10) },
            },
            QueueTriggers = new Dictionary<string, QueueTriggerOptions>
            {
                [Queues.DropCopy] = new() { MaxMessageBatchSize = 10, MaxConcurrentCalls = 2 },
                [Queues.TradeEvents] = new() { MaxMessageBatchSize = MaxBookingBatch, MaxConcurrentCalls = MaxBookings },
                [Queues.DropCopy + Queues.DeadLetters] = DeadLetterTrigger,
                [Queues.TradeEvents + Queues.DeadLetters] = DeadLetterTrigger,
            },
            ConfigureServices = services => AddServices(services, configuration, wrapCosmos),
            BeforeStart = OpenAsync,
        };
    }

    private static void AddServices(
        IServiceCollection services, IConfiguration configuration, Func<HttpMessageHandler, HttpMessageHandler>? wrapCosmos)
    {
        services.AddStp(configuration);
        services.AddPrometheus();
        services.AddSingleton<TableServiceClient>(provider => EmbeddedTableServiceClient
            .OpenAsync(provider.GetRequiredService<SqliteStore>(), provider.GetRequiredService<TimeProvider>()).GetAwaiter().GetResult());
        services.AddSingleton(provider => new StpDatabase(
            Client(provider.GetRequiredService<SqliteStore>(), bulk: false, wrapCosmos), Client(provider.GetRequiredService<SqliteStore>(), bulk: true, wrapCosmos)));
    }

    private static CosmosClient Client(SqliteStore store, bool bulk, Func<HttpMessageHandler, HttpMessageHandler>? wrap) =>
        EmbeddedCosmos.CreateClient(store, options => options.AllowBulkExecution = bulk, wrap);

    /// <summary>
    /// Opens everything before anything runs. What the last process left under way begins at once and all together: services that block while they
    /// are made would hold up every thread of the pool, which gets a new one only now and then.
    /// </summary>
    private static async Task OpenAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<IOptions<BookedTradeOptions>>().Value.Topic is { Length: > 0 } topic
            && services.GetRequiredService<QueueStore>().Find(QueuePaths.Of(topic)) is null)
        {
            throw new StartupException($"{BookedTradeOptions.Section}:Topic is '{topic}', but the embedded Service Bus has no topics: leave it out.");
        }

        _ = services.GetRequiredService<TableServiceClient>();
        // Nobody asks for it: it measures from when it is made.
        _ = services.GetRequiredService<QueueGauges>();
        var client = services.GetRequiredService<StpDatabase>().Client;
        Database database = await client.CreateDatabaseIfNotExistsAsync(StpContainers.Database, cancellationToken: cancellationToken);
        foreach (var container in StpContainers.All)
        {
            Container found = await database.CreateContainerIfNotExistsAsync(container, cancellationToken: cancellationToken);
            // A folder that an earlier version has made lacks the indexes of this one.
            await found.ReplaceContainerAsync(container, cancellationToken: cancellationToken);
        }
    }
}
