using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Embedded.Tests.Cosmos;
using Stp.Functions.Cosmos;
using Stp.Functions.Positions;
using Stp.Functions.Resilience;
using Stp.Functions.Trades;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>The Cosmos DB adapters over the real SDK and the embedded gateway.</summary>
internal sealed class CosmosLedger : LedgerUnderTest
{
    private const int MaxPostings = 10_000;

    private static readonly StpResilienceOptions Quick = new()
    {
        RetryDelay = TimeSpan.FromMilliseconds(1),
        MaxRetryDelay = TimeSpan.FromMilliseconds(20),
        BreakerBreak = TimeSpan.FromMilliseconds(500),
    };

    private readonly StpDatabase _database;
    private readonly EmbeddedAccount? _owned;
    private readonly TimeProvider _time;
    private readonly CosmosCalls _calls;
    private readonly PositionCache _cache = new();

    private CosmosLedger(StpDatabase database, EmbeddedAccount? owned, TimeProvider time)
    {
        (_database, _owned, _time) = (database, owned, time);
        _calls = new CosmosCalls(new StpPipelines(Options.Create(Quick), TimeProvider.System));
        Trades = new CosmosTradeStore(database, _calls);
        Postings = new CosmosPostingStore(database, _calls, _cache, time);
        AccountTrades = new AccountTrades(database, _calls);
        AccountPositions = new AccountPositions(database, _calls);
        LatePostings = new LatePostings(database, _calls);
    }

    public override ITradeStore Trades { get; }

    public override IPostingStore Postings { get; }

    public AccountTrades AccountTrades { get; }

    public AccountPositions AccountPositions { get; }

    public LatePostings LatePostings { get; }

    /// <summary>Opens an empty account.</summary>
    /// <param name="wrap">Puts a handler in front of the gateway.</param>
    /// <param name="time">The clock of bookings.</param>
    public static async Task<CosmosLedger> OpenAsync(Func<HttpMessageHandler, HttpMessageHandler>? wrap = null, TimeProvider? time = null)
    {
        var account = new EmbeddedAccount();
        var client = account.CreateClient(wrap: wrap);
        Database database = await client.CreateDatabaseIfNotExistsAsync(StpContainers.Database);
        foreach (var container in StpContainers.All)
        {
            await database.CreateContainerIfNotExistsAsync(container);
        }

        var bulk = account.CreateClient(options => options.AllowBulkExecution = true, wrap);
        return new CosmosLedger(new StpDatabase(client, bulk), account, time ?? TimeProvider.System);
    }

    public override LedgerUnderTest Another() => new CosmosLedger(_database, owned: null, _time);

    public override Task<Position?> PositionAsync(PositionKey key) => PositionAsync(key, knownAt: null);

    /// <summary>The position as known at an instant.</summary>
    public Task<Position?> PositionAsync(PositionKey key, DateTimeOffset? knownAt) =>
        new PositionReader(_database, _calls).FindAsync(key, knownAt, CancellationToken.None);

    public override async Task<IReadOnlyList<Posting>> PostingsOfAsync(PositionKey key)
    {
        var stored = await new PositionReader(_database, _calls).PostingsAsync(key, after: null, MaxPostings, CancellationToken.None);
        return [.. stored.Select(p => p.ToPosting())];
    }

    public override async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        if (_owned is not null)
        {
            await _owned.DisposeAsync();
        }
    }
}
