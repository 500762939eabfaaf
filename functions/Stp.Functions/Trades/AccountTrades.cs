using Microsoft.Azure.Cosmos;
using Stp.Domain.Ledger;
using Stp.Functions.Cosmos;

namespace Stp.Functions.Trades;

/// <summary>Reads all trades of an account, for whoever adds them up again.</summary>
internal sealed class AccountTrades(StpDatabase database, CosmosCalls calls)
{
    /// <summary>What decides a trade's state and its postings. The raw messages, most of a document's bytes, do not.</summary>
    private const string Select =
        "SELECT c.tradeKey, c.trade.linkedTo, c.trade.revisions, ARRAY(SELECT e.tradeKey, e.referenceKey, e.originId, e.action, e.version, "
        + "e.tradeDate, e.clearingDate, e.lines FROM e IN c.trade.events) AS events FROM c WHERE ARRAY_CONTAINS(c.accounts, @account)";

    /// <summary>
    /// Every trade with a line in the account, or last known terms in it, by trade key (ordinal). Its events are without raw message,
    /// venue, session, sequence number and times. A trade that an amendment moves out of the account meanwhile may be given or not.
    /// </summary>
    public IAsyncEnumerable<Trade> StreamByAccountAsync(string account, CancellationToken cancellationToken)
    {
        var documents = calls.StreamAsync(
            database.Trades, after => After(account, after?.TradeKey), partitionKey: null, StorageJson.Default.DocumentPageTradeOutline, cancellationToken);
        return documents.Select(document => document.ToTrade());
    }

    private static QueryDefinition After(string account, string? tradeKey) =>
        new QueryDefinition(Select + (tradeKey is null ? "" : " AND c.id > @after") + " ORDER BY c.id")
            .WithParameter("@account", account)
            .WithParameter("@after", tradeKey);
}
