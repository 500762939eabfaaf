using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Embedded.Tests.Cosmos;
using Stp.Functions.Cosmos;
using Stp.Functions.Positions;
using Stp.Functions.Trades;

namespace Stp.Embedded.Tests.Ledger;

/// <summary>The Cosmos DB adapters over the real SDK and the embedded gateway.</summary>
internal sealed class CosmosLedger : LedgerUnderTest
{
    private const int MaxPostings = 10_000;

    private readonly ProductDatabase _product;
    private readonly bool _isOwner;
    private readonly TimeProvider _time;
    private readonly CosmosCalls _calls = ProductDatabase.NewCalls();
    private readonly PositionCache _cache = new();

    private CosmosLedger(ProductDatabase product, bool isOwner, TimeProvider time)
    {
        (_product, _isOwner, _time) = (product, isOwner, time);
        Trades = new CosmosTradeStore(product.Database, _calls);
        Postings = new CosmosPostingStore(product.Database, _calls, _cache, time);
        AccountTrades = new AccountTrades(product.Database, _calls);
        AccountPositions = new AccountPositions(product.Database, _calls);
        LatePostings = new LatePostings(product.Database, _calls);
    }

    public override ITradeStore Trades { get; }

    public override IPostingStore Postings { get; }

    public AccountTrades AccountTrades { get; }

    public AccountPositions AccountPositions { get; }

    public LatePostings LatePostings { get; }

    /// <summary>Opens an empty account.</summary>
    /// <param name="wrap">Puts a handler in front of the gateway.</param>
    /// <param name="time">The clock of bookings.</param>
    public static async Task<CosmosLedger> OpenAsync(Func<HttpMessageHandler, HttpMessageHandler>? wrap = null, TimeProvider? time = null) =>
        new(await ProductDatabase.OpenAsync(wrap), isOwner: true, time ?? TimeProvider.System);

    public override LedgerUnderTest Another() => new CosmosLedger(_product, isOwner: false, _time);

    public override Task<Position?> PositionAsync(PositionKey key) => PositionAsync(key, knownAt: null);

    /// <summary>The position as known at an instant.</summary>
    public Task<Position?> PositionAsync(PositionKey key, DateTimeOffset? knownAt) =>
        new PositionReader(_product.Database, _calls).FindAsync(key, knownAt, CancellationToken.None);

    public override async Task<IReadOnlyList<Posting>> PostingsOfAsync(PositionKey key)
    {
        var stored = await new PositionReader(_product.Database, _calls).PostingsAsync(key, after: null, MaxPostings, CancellationToken.None);
        return [.. stored.Select(p => p.ToPosting())];
    }

    public override async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        if (_isOwner)
        {
            await _product.DisposeAsync();
        }
    }
}
