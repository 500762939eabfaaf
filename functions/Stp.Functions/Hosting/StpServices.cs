using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Stp.Domain.Dialects;
using Stp.Domain.Holding.Decoding;
using Stp.Domain.Ledger.Booking;
using Stp.Domain.Normalizing;
using Stp.Functions.Audit;
using Stp.Functions.Booking;
using Stp.Functions.Cosmos;
using Stp.Functions.DropCopy;
using Stp.Functions.EndOfDay;
using Stp.Functions.EndOfDay.Checking;
using Stp.Functions.EndOfDay.Notifying;
using Stp.Functions.EndOfDay.Restating;
using Stp.Functions.EndOfDay.Review;
using Stp.Functions.EndOfDay.Running;
using Stp.Functions.EndOfDay.Snapshots;
using Stp.Functions.EndOfDay.Storage;
using Stp.Functions.Exceptions.Alarm;
using Stp.Functions.Exceptions.Batches;
using Stp.Functions.Exceptions.DeadLetters;
using Stp.Functions.Exceptions.Reprocessing;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Exceptions.Working;
using Stp.Functions.Feeds;
using Stp.Functions.Http;
using Stp.Functions.Http.Idempotency;
using Stp.Functions.Messaging;
using Stp.Functions.Notifying;
using Stp.Functions.Pages.EndOfDay;
using Stp.Functions.Pages.Exceptions;
using Stp.Functions.Pages.Feeds;
using Stp.Functions.Pages.Reference;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Positions;
using Stp.Functions.Reference;
using Stp.Functions.Resilience;
using Stp.Functions.Security.SignIn;
using Stp.Functions.SettlementPrices;
using Stp.Functions.Stamps;
using Stp.Functions.Statements;
using Stp.Functions.Telemetry;
using Stp.Functions.Trades;
using Stp.Functions.Uploads;

namespace Stp.Functions.Hosting;

/// <summary>The composition root that Azure and the embedded process share.</summary>
internal static class StpServices
{
    /// <summary>
    /// Adds everything but the SDK clients. Whoever calls adds a <c>ServiceBusClient</c>, a <c>TableServiceClient</c> and a
    /// <see cref="StpDatabase"/>.
    /// </summary>
    public static IServiceCollection AddStp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StpResilienceOptions>().Bind(configuration.GetSection(StpResilienceOptions.Section));
        services.AddOptions<ReferenceCacheOptions>().Bind(configuration.GetSection(ReferenceCacheOptions.Section));
        services.AddOptions<IngestOptions>().Bind(configuration.GetSection(IngestOptions.Section));
        services.AddOptions<BookedTradeOptions>().Bind(configuration.GetSection(BookedTradeOptions.Section));
        services.AddOptions<FeedOptions>().Bind(configuration.GetSection(FeedOptions.Section));
        services.AddOptions<UploadOptions>().Bind(configuration.GetSection(UploadOptions.Section));
        services.AddOptions<PageOptions>().Bind(configuration.GetSection(PageOptions.Section));
        services.AddStpTelemetry(configuration);
        services.AddLogging(logging => logging.AddFilter("Azure", LogLevel.Warning));
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => DialectFolder.Read(configuration[DialectFolder.Setting]));
        services.AddSingleton(_ => EndOfDayFolder.Read(configuration[EndOfDayFolder.Setting]));
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.Section))
            .Validate(SignInSettings.AreSound, SignInSettings.Rule)
            .ValidateOnStart();
        // One client for as long as the process runs, so its connections must end for it to see that an address has moved.
        services.AddHttpClient(nameof(BearerTokens))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(15), AllowAutoRedirect = false })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        Webhook.Add(services, configuration, SendNotice.Section);
        Webhook.Add(services, configuration, WatchExceptions.Section);
        services.AddOptions<AlarmOptions>().Bind(configuration.GetSection(AlarmOptions.Section)).Validate(
            AlarmOptions.IsValid, $"{AlarmOptions.Section}: MaxOpen is from 1 to 1,000,000, MaxAge from 1 minute to 31 days.");
        Webhook.Add(services, configuration, WatchFeeds.Section);
        services.AddOptions<StampOptions>().Bind(configuration.GetSection(StampOptions.Section)).Validate(StampOptions.IsValid, StampOptions.Rule);
        Webhook.Add(services, configuration, WatchStamps.Section);
        return services
            .AddSingleton(provider => new Normalizer(
                provider.GetRequiredService<DialectCatalog>(), provider.GetRequiredService<IOptions<IngestOptions>>().Value.MaxMessageBytes))
            .AddSingleton<Webhook>()
            .AddSingleton<StpPipelines>()
            .AddSingleton<CosmosCalls>()
            .AddSingleton<AuditTrail>()
            .AddSingleton<AuditOutbox>()
            .AddSingleton<AuditedWrites>()
            .AddSingleton<PositionCache>()
            .AddSingleton<ITradeStore, CosmosTradeStore>()
            .AddSingleton<IPostingStore, CosmosPostingStore>()
            .AddSingleton(provider => new TradeBook(
                provider.GetRequiredService<ITradeStore>(), provider.GetRequiredService<IPostingStore>(), provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<BookedTradeTopic>()
            .AddSingleton<TradeReader>()
            .AddSingleton<TradeLineages>()
            .AddSingleton<PositionReader>()
            .AddSingleton<PositionViews>()
            .AddSingleton<AccountTrades>()
            .AddSingleton<AccountPositions>()
            .AddSingleton<LatePostings>()
            .AddSingleton<CosmosExceptionStore>()
            .AddSingleton<ExceptionLists>()
            .AddSingleton<ReprocessQueue>()
            .AddSingleton<BatchPages>()
            .AddSingleton<ExceptionBatches>()
            .AddSingleton<ReprocessOutcomes>()
            .AddSingleton<ReprocessOrders>()
            .AddSingleton<DeadLetterDrain>()
            .AddSingleton<AlarmStore>()
            .AddSingleton<RawDecoder>()
            .AddSingleton<ExceptionView>()
            .AddSingleton<ExceptionRoute>()
            .AddSingleton<BatchView>()
            .AddSingleton<ExceptionReprocessing>()
            .AddSingleton<ExceptionDismissal>()
            .AddSingleton<ExceptionModels>()
            .AddSingleton<ExceptionForms>()
            .AddSingleton<CauseForms>()
            .AddSingleton<FeedModels>()
            .AddSingleton<CosmosFeedStore>()
            .AddSingleton<FeedPulseStore>()
            .AddSingleton<FeedPulses>()
            .AddSingleton<FeedItems>()
            .AddSingleton<FeedGaps>()
            .AddSingleton<FeedGapRoute>()
            .AddSingleton<FeedStates>()
            .AddSingleton<StampStore>()
            .AddSingleton<OldestMessage>()
            .AddSingleton<BatchHold>()
            .AddSingleton<OversizeHolder>()
            .AddSingleton<DropCopySender>()
            .AddSingleton<TradeEventSender>()
            .AddSingleton(provider => new TableReferenceStore(
                provider.GetRequiredService<TableServiceClient>().GetTableClient(TableReferenceStore.TableName),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<StpPipelines>().Tables,
                provider.GetRequiredService<AuditTrail>().RecordAsync,
                provider.GetRequiredService<ILogger<TableReferenceStore>>()))
            .AddSingleton<ReferenceCache>()
            .AddSingleton<ReferenceChanges>()
            .AddSingleton<ReferenceModels>()
            .AddSingleton<UploadRequest>()
            .AddSingleton<StatementStore>()
            .AddSingleton<SettlementPriceStore>()
            .AddSingleton<RunStore>()
            .AddSingleton<BreakStore>()
            .AddSingleton<ResultStore>()
            .AddSingleton<CheckpointStore>()
            .AddSingleton<WatchStore>()
            .AddSingleton<EndedRuns>()
            .AddSingleton<RunStarter>()
            .AddSingleton<RunEvents>()
            .AddSingleton<BreakRoute>()
            .AddSingleton<Signing>()
            .AddSingleton<DayModels>()
            .AddSingleton<BreakModels>()
            .AddSingleton<BreakForms>()
            .AddSingleton<CheckBasis>()
            .AddSingleton<AccountBooks>()
            .AddSingleton<StatementLines>()
            .AddSingleton<PriceBooks>()
            .AddSingleton<EarlierRuns>()
            .AddSingleton<RestatedDays>()
            .AddSingleton<SignedPositions>()
            .AddSingleton<AnswerStore>()
            .AddSingleton<RequestEnvelope>()
            .AddSingleton<BearerTokens>()
            .AddSingleton(provider => new PlatformSignIn(configuration, provider.GetRequiredService<IOptions<SignInOptions>>()))
            .AddSingleton<CallerSignIn>()
            .AddSingleton<RememberedAnswers>()
            .AddSingleton<RouteGuard>()
            .AddSingleton<PageGuard>()
            .AddSingleton(provider => provider.GetRequiredService<PlatformSignIn>().IsOn ? PageSignIn.Platform : PageSignIn.None);
    }
}
