using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Ledger;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Positions;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary><c>GET trades?account=&amp;instrument=&amp;clearingDate=&amp;status=</c>: trades by key.</summary>
internal sealed class GetTrades(RouteGuard guard, TradeReader reader)
{
    private static readonly QueryParameter<string?> Account = QueryParameter.Text("account", "Only trades with a line in this account.", "GAS-UK-01");
    private static readonly QueryParameter<string?> Instrument = QueryParameter.Text("instrument", "Only trades with a line in this instrument.", "IFEU:BRN:2027-01");
    private static readonly QueryParameter<DateOnly?> ClearingDate = QueryParameter.Date("clearingDate", "Only trades that clear on this date.");

    private static readonly QueryParameter<TradeStatus?> Status =
        QueryParameter.OneOf("status", "Only trades of this status.", TradeStatus.Open, TradeStatus.Cancelled, TradeStatus.Parked);

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Trades by key.",
        Role = Roles.PositionsRead,
        Query = [Account, Instrument, ClearingDate, Status, .. Paging.Parameters],
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
            var (trades, hasMore) = await reader.ListAsync(filter, paging.AfterPart(0, parts: 1), paging.Size, cancellationToken);
            var next = hasMore ? paging.NextLink(trades[^1].TradeKey) : null;
            return ListAnswer.Of(request, [.. trades.Select(t => TradeItem.Of(t.Trade))], next, HttpJson.Default.PageTradeItem, TradeItem.Columns);
        });
}
