using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Ledger;
using Stp.Functions.Http;
using Stp.Functions.Positions;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary><c>GET trades?account=&amp;instrument=&amp;clearingDate=&amp;status=</c>: trades by key.</summary>
internal sealed class GetTrades(RouteGuard guard, TradeReader reader)
{
    [Function(nameof(GetTrades))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trades")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.PositionsRead, async caller =>
        {
            var query = new QueryParameters(
                request, "account", "instrument", "clearingDate", "status", Paging.SizeParameter, Paging.PlaceParameter);
            var paging = new Paging(request, query);
            var filter = new TradeFilter(
                GetPositions.AccountsOf(caller, query.Text("account")), query.Text("instrument"), query.Date("clearingDate"), StatusOf(query));
            var trades = await reader.ListAsync(filter, paging.AfterPart(0, parts: 1), paging.Size, cancellationToken);
            var next = trades.Count < paging.Size ? null : paging.NextLink(trades[^1].TradeKey);
            var visible = trades.Where(t => MaySee(caller, t)).Select(t => TradeItem.Of(t.Trade)).ToList();
            return ListAnswer.Of(request, visible, next, HttpJson.Default.PageTradeItem, TradeItem.Columns);
        });

    /// <summary>A trade between accounts shows each side's terms to the other, so its reader must be allowed to see all of them.</summary>
    internal static bool MaySee(Caller caller, TradeDocument trade) =>
        caller.Accounts is null || (trade.Accounts.Count > 0 && trade.Accounts.All(caller.MaySee));

    private static TradeStatus? StatusOf(QueryParameters query) =>
        query.OneOf("status", "open", "cancelled", "parked") is { } status ? Enum.Parse<TradeStatus>(status, ignoreCase: true) : null;
}
