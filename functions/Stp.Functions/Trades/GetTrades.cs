using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Ledger;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Positions;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary><c>GET trades?account=&amp;instrument=&amp;clearingDate=&amp;status=&amp;order=</c>: trades by key, or what changed last first.</summary>
internal sealed class GetTrades(RouteGuard guard, TradeReader reader)
{
    public const string KeyOrder = "key", NewestOrder = "newest";

    public static readonly QueryParameter<string?> Account = QueryParameter.Text("account", "Only trades with a line in this account.", "GAS-UK-01");
    private static readonly QueryParameter<string?> Instrument = QueryParameter.Text("instrument", "Only trades with a line in this instrument.", "IFEU:BRN:2027-01");
    public static readonly QueryParameter<DateOnly?> ClearingDate = QueryParameter.Date("clearingDate", "Only trades that clear on this date.");

    public static readonly QueryParameter<TradeStatus?> Status =
        QueryParameter.OneOf("status", "Only trades of this status.", TradeStatus.Open, TradeStatus.Cancelled, TradeStatus.Parked);

    private static readonly QueryParameter<string?> Order = QueryParameter.OneOf(
        "order", "By key, which no booking disturbs; or newest: what was received or booked last first. By key where it is absent.", KeyOrder, NewestOrder);

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Trades by key, or what changed last first.",
        Role = Roles.PositionsRead,
        Query = [Account, Instrument, ClearingDate, Status, Order, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageTradeItem, TradeItem.Columns, TradeItem.Example)],
    };

    [Function(nameof(GetTrades))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trades")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var paging = new Paging(request, query);
            var filter = new TradeFilter(
                GetPositions.AccountsOf(caller, query.Get(Account)), caller.Accounts, query.Get(Instrument), query.Get(ClearingDate), query.Get(Status));
            var isNewest = query.Get(Order) == NewestOrder;
            var (trades, hasMore) = isNewest
                ? await reader.ListNewestAsync(filter, AfterNewest(paging), paging.Size, cancellationToken)
                : await reader.ListAsync(filter, paging.AfterPart(0, parts: 1), paging.Size, cancellationToken);
            var next = !hasMore ? null
                : isNewest ? paging.NextLink(Paging.Text(trades[^1].ChangedAt), trades[^1].TradeKey)
                : paging.NextLink(trades[^1].TradeKey);
            return ListAnswer.Of(request, [.. trades.Select(t => TradeItem.Of(t.Trade))], next, HttpJson.Default.PageTradeItem, TradeItem.Columns);
        });

    private static (DateTimeOffset, string)? AfterNewest(Paging paging) =>
        paging.AfterInstant(parts: 2) is { } at ? (at, paging.AfterPart(1, parts: 2)!) : null;
}
