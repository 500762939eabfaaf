using Microsoft.Azure.Cosmos;
using Stp.Domain.Ledger;
using Stp.Domain.Normalizing;
using Stp.Functions.Cosmos;
using Stp.Functions.Positions;

namespace Stp.Functions.Trades;

/// <summary>Which trades are asked for; null means all.</summary>
/// <param name="Accounts">With a line in any of these.</param>
/// <param name="Visible">With lines in none but these.</param>
/// <param name="Instrument">With a line in this one.</param>
/// <param name="ClearingDate">That clear on this date.</param>
/// <param name="Status">Of this status.</param>
internal sealed record TradeFilter(
    IReadOnlyCollection<string>? Accounts, IReadOnlyCollection<string>? Visible, string? Instrument, DateOnly? ClearingDate, TradeStatus? Status);

/// <summary>Reads trades.</summary>
internal sealed class TradeReader(StpDatabase database, CosmosCalls calls)
{
    /// <summary>Up to <paramref name="limit"/> trades after a key, by key. Reports that only amend another one are no trades.</summary>
    public Task<QueryPage<TradeDocument>> ListAsync(TradeFilter filter, string? after, int limit, CancellationToken cancellationToken) => PageAsync(
        filter,
        after is null ? "" : " AND c.id > @after",
        filter.Status is null ? " ORDER BY c.id" : " ORDER BY c.status, c.id",
        query => query.WithParameter("@after", after),
        limit,
        cancellationToken);

    /// <summary>Up to <paramref name="limit"/> trades, the one that changed last first, behind a place in that order. One that changes meanwhile moves to its beginning.</summary>
    public Task<QueryPage<TradeDocument>> ListNewestAsync(
        TradeFilter filter, (DateTimeOffset ChangedAt, string TradeKey)? after, int limit, CancellationToken cancellationToken) => PageAsync(
        filter,
        after is null ? "" : " AND (c.changedAt < @changedAt OR (c.changedAt = @changedAt AND c.id < @after))",
        " ORDER BY c.changedAt DESC, c.id DESC",
        query => query
            .WithParameter("@changedAt", after is { } place ? SortableInstantConverter.Text(place.ChangedAt) : null)
            .WithParameter("@after", after?.TradeKey),
        limit,
        cancellationToken);

    /// <summary>Up to <paramref name="limit"/> parked trades after a key whose first event came before an instant, by key.</summary>
    public async Task<IReadOnlyList<TradeDocument>> ListParkedAsync(
        DateTimeOffset receivedBefore, string? after, int limit, CancellationToken cancellationToken)
    {
        var where = "c.status = 'parked' AND c.firstReceivedAt < @before" + (after is null ? "" : " AND c.id > @after");
        var query = new QueryDefinition($"SELECT * FROM c WHERE {where} ORDER BY c.status, c.id")
            .WithParameter("@before", SortableInstantConverter.Text(receivedBefore))
            .WithParameter("@after", after);
        return await calls.QueryAsync(database.Trades, query, partitionKey: null, StorageJson.Default.TradeDocument, limit, cancellationToken);
    }

    /// <summary>One trade, or null. The key of a report that amends another one gives the trade that holds its events.</summary>
    public async Task<TradeDocument?> FindAsync(string tradeKey, CancellationToken cancellationToken)
    {
        const int MaxChain = 64;
        if (!TradeKey.IsOne(tradeKey))
        {
            // Not asked for: some characters cannot be in the id of a document, and in its address they mean something else.
            return null;
        }

        for (var hop = 0; hop < MaxChain; hop++)
        {
            var read = await calls.ReadAsync(
                database.Trades, tradeKey, new PartitionKey(tradeKey), StorageJson.Default.TradeDocument, cancellationToken);
            if (read?.Document.Trade.LinkedTo is not { } next)
            {
                return read?.Document;
            }

            tradeKey = next;
        }

        return null;
    }

    /// <summary>The postings of a trade, in the order of its revisions.</summary>
    public async Task<IReadOnlyList<PostingDocument>> PostingsAsync(Trade trade, CancellationToken cancellationToken)
    {
        var stored = new List<PostingDocument>();
        foreach (var position in Postings.Of(trade).GroupBy(p => p.Position))
        {
            stored.AddRange(await calls.ReadPostingsAsync(database, position.Key, [.. position.Select(p => p.Id)], cancellationToken));
        }

        return [.. stored.OrderBy(p => p.Revision).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    private Task<QueryPage<TradeDocument>> PageAsync(
        TradeFilter filter, string behind, string order, Func<QueryDefinition, QueryDefinition> withPlace, int limit, CancellationToken cancellationToken)
    {
        var accounts = filter.Accounts?.ToArray() ?? [];
        var anyAccount = string.Join(" OR ", accounts.Select((_, i) => $"ARRAY_CONTAINS(c.accounts, @account{i})"));
        var query = withPlace(new QueryDefinition(
            "SELECT * FROM c WHERE c.status != 'linked'"
            + (filter.Accounts is null ? "" : accounts.Length == 0 ? " AND false" : $" AND ({anyAccount})")
            // In the query, because the key of the last trade of a page is told to whoever reads it.
            + (filter.Visible is null ? "" : " AND NOT EXISTS(SELECT VALUE a FROM a IN c.accounts WHERE NOT ARRAY_CONTAINS(@visible, a))")
            + (filter.Instrument is null ? "" : " AND ARRAY_CONTAINS(c.instruments, @instrument)")
            + (filter.ClearingDate is null ? "" : " AND c.clearingDate = @clearingDate")
            + (filter.Status is null ? "" : " AND c.status = @status")
            + behind
            + order)
            .WithParameter("@visible", filter.Visible?.ToArray())
            .WithParameter("@instrument", filter.Instrument)
            .WithParameter("@clearingDate", filter.ClearingDate?.ToString("yyyy-MM-dd"))
            .WithParameter("@status", filter.Status is { } status ? StatusText(status) : null));
        for (var i = 0; i < accounts.Length; i++)
        {
            query = query.WithParameter($"@account{i}", accounts[i]);
        }

        return calls.QueryPageAsync(database.Trades, query, partitionKey: null, StorageJson.Default.TradeDocument, limit, cancellationToken);
    }

    private static string StatusText(TradeStatus status) => status.ToString().ToLowerInvariant();
}
