using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Security;

namespace Stp.Functions.SettlementPrices;

/// <summary><c>GET settlement-prices?date=&amp;instrument=</c>: the uploaded settlement prices of a date, by instrument.</summary>
internal sealed class GetSettlementPrices(RouteGuard guard, SettlementPriceStore store)
{
    [Function(nameof(GetSettlementPrices))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settlement-prices")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.PositionsRead, async _ =>
        {
            var query = new QueryParameters(request, "date", "instrument", Paging.SizeParameter, Paging.PlaceParameter);
            var date = query.Date("date") ?? throw RequestException.BadParameter("date", "given");
            var instrument = query.Text("instrument");
            var paging = new Paging(request, query);
            var after = paging.AfterPart(0, parts: 1);
            var prices = await store.PricesAsync(date, cancellationToken);
            List<SettlementPriceItem> page = [.. prices
                .Where(price => (instrument is null || price.Key == instrument) && string.CompareOrdinal(price.Key, after) > 0)
                .OrderBy(price => price.Key, StringComparer.Ordinal)
                .Take(paging.Size)
                .Select(price => new SettlementPriceItem(date, price.Key, price.Value))];
            var next = page.Count < paging.Size ? null : paging.NextLink(page[^1].Instrument);
            return ListAnswer.Of(request, page, next, HttpJson.Default.PageSettlementPriceItem, SettlementPriceItem.Columns);
        });
}
