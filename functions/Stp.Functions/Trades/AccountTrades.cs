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
        + "e.tradeDate, e.clearingDate, e.lines FROM e IN c.trade.events) AS events FROM c WHERE ";

    private const string Has = "ARRAY_CONTAINS(c.accounts, @account)";

    private const string HasChanged = "EXISTS(SELECT VALUE e FROM e IN c.changedIn WHERE e >= @from AND e < @before)";

    /// <summary>
    /// Every trade with a line in the account, or last known terms in it, by trade key (ordinal). Its events are without raw message,
    /// venue, session, sequence number and times. A trade that an amendment moves out of the account meanwhile may be given or not.
    /// </summary>
    public IAsyncEnumerable<Trade> StreamByAccountAsync(string account, CancellationToken cancellationToken) =>
        StreamAsync(Has, account, since: default, cancellationToken);

    /// <summary>
    /// Every trade of which a revision after an instant touched the account, by trade key (ordinal), in the same form: also one that has no line
    /// in it any more. However many trades the account has, those that have not changed cost nothing.
    /// </summary>
    public IAsyncEnumerable<Trade> StreamChangedAsync(string account, DateTimeOffset since, CancellationToken cancellationToken) =>
        StreamAsync(HasChanged, account, since, cancellationToken);

    /// <summary>Those among them that <see cref="StreamByAccountAsync"/> does not give: they have left the account.</summary>
    public IAsyncEnumerable<Trade> StreamDepartedAsync(string account, DateTimeOffset since, CancellationToken cancellationToken) =>
        StreamAsync($"{HasChanged} AND NOT {Has}", account, since, cancellationToken);

    private IAsyncEnumerable<Trade> StreamAsync(string where, string account, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (from, before) = AccountChange.After(account, since);
        var documents = calls.StreamAsync(
            database.Trades,
            after => new QueryDefinition(Select + where + (after is null ? "" : " AND c.id > @after") + " ORDER BY c.id")
                .WithParameter("@account", account)
                .WithParameter("@from", from)
                .WithParameter("@before", before)
                .WithParameter("@after", after?.TradeKey),
            partitionKey: null,
            StorageJson.Default.DocumentPageTradeOutline,
            cancellationToken);
        return documents.Select(document => document.ToTrade());
    }
}
