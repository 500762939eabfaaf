using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Positions;
using Stp.Functions.Reference;
using Stp.Functions.Trades;
using Stp.Pages.Layout;
using Stp.Pages.Trades;

namespace Stp.Functions.Pages.Trades;

/// <summary><c>GET pages/blotter?account=&amp;clearingDate=&amp;status=</c>: trades as they book, what changed last first.</summary>
internal sealed class GetBlotterPage(PageGuard guard, TradeReader reader, ReferenceCache reference)
{
    /// <summary>Trades that the page keeps: as many as somebody looks through.</summary>
    private const int MaxTrades = 100;

    public static RouteContract Contract { get; } = PageContract.Of(
        "Trades as they book, what changed last first.", GetTrades.Contract, query: [GetTrades.Account, GetTrades.ClearingDate, GetTrades.Status]);

    [Function(nameof(GetBlotterPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/blotter")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page =>
        {
            var (account, date, status) = (page.Query.Get(GetTrades.Account), page.Query.Get(GetTrades.ClearingDate), page.Query.Get(GetTrades.Status));
            var filter = new TradeFilter(GetPositions.AccountsOf(page.Caller, account), page.Caller.Accounts, Instrument: null, date, status);
            var (trades, _) = await reader.ListNewestAsync(filter, after: null, MaxTrades, cancellationToken);
            var statusText = status is { } one ? EnumText.Of(one) : null;
            return await page.ShowAsync<BlotterPage, BlotterModel>(new BlotterModel
            {
                Trades = [.. trades.Select(trade => TradeRows.Of(TradeItem.Of(trade.Trade)))],
                Source = PageFrame.Query(
                    "trades",
                    ("order", GetTrades.NewestOrder), ("maxpagesize", $"{MaxTrades}"), ("account", account), ("clearingDate", date?.ToString("yyyy-MM-dd")), ("status", statusText)),
                MaxTrades = MaxTrades,
                Account = account,
                ClearingDate = date,
                Status = statusText,
                Accounts = PageChoices.Accounts(page.Caller, await reference.GetAsync(cancellationToken)),
            });
        });
}
