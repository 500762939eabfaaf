using System.Net;
using Microsoft.Azure.Cosmos;
using Stp.Domain.Ledger;
using Stp.Domain.Ledger.Booking;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Trades;

/// <summary>Trades in Cosmos DB, one document and one logical partition each.</summary>
internal sealed class CosmosTradeStore(StpDatabase database, CosmosCalls calls) : ITradeStore
{
    /// <summary>
    /// Calls under way above which they go out in bulk. Bulk waits up to 100 ms to fill a request: cheap for a batch, and wrong
    /// for the single trade that somebody is waiting for.
    /// </summary>
    private const int BulkThreshold = 16;

    private int _underWay;

    public async Task<StoredTrade?> ReadAsync(string tradeKey, CancellationToken cancellationToken)
    {
        var read = await calls.ReadAsync(
            database.Trades, tradeKey, new PartitionKey(tradeKey), StorageJson.Default.TradeDocument, cancellationToken);
        return read is null ? null : new StoredTrade(read.Document.Trade, read.ETag);
    }

    public async Task<bool> TryCreateAsync(Trade trade, CancellationToken cancellationToken) =>
        await WriteAsync(trade, HttpStatusCode.Conflict, (container, body, key, token) => container.CreateItemStreamAsync(body, key, NoContent(), token), cancellationToken);

    public async Task<bool> TryReplaceAsync(Trade trade, string etag, CancellationToken cancellationToken) =>
        await WriteAsync(
            trade,
            HttpStatusCode.PreconditionFailed,
            (container, body, key, token) => container.ReplaceItemStreamAsync(body, trade.TradeKey, key, NoContent(etag), token),
            cancellationToken);

    private async Task<bool> WriteAsync(
        Trade trade,
        HttpStatusCode refusal,
        Func<Container, Stream, PartitionKey, CancellationToken, Task<ResponseMessage>> write,
        CancellationToken cancellationToken)
    {
        var document = TradeDocument.Of(trade);
        var container = Interlocked.Increment(ref _underWay) > BulkThreshold ? database.TradesInBulk : database.Trades;
        try
        {
            using var response = await calls.SendAsync(
                token => write(container, CosmosCalls.Body(document, StorageJson.Default.TradeDocument), new PartitionKey(trade.TradeKey), token),
                cancellationToken);
            if (response.StatusCode == refusal)
            {
                return false;
            }

            if (response.StatusCode == HttpStatusCode.RequestEntityTooLarge)
            {
                throw TradeLimitException.Size(trade.TradeKey);
            }

            response.EnsureSuccessStatusCode();
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private static ItemRequestOptions NoContent(string? etag = null) => new() { EnableContentResponseOnWrite = false, IfMatchEtag = etag };
}
