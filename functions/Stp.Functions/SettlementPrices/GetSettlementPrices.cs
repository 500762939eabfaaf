using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.SettlementPrices;

/// <summary><c>GET settlement-prices?date=&amp;instrument=</c>: the uploaded settlement prices of a date, by instrument.</summary>
internal sealed class GetSettlementPrices(RouteGuard guard, SettlementPriceStore store)
{
    private static readonly QueryParameter<DateOnly?> Date = QueryParameter.Date("date", "The date of the prices.", isRequired: true);
    private static readonly QueryParameter<string?> Instrument = QueryParameter.Text("instrument", "Only this instrument.", "IFEU:BRN:2027-01");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "The newest uploaded settlement prices of a date, by instrument.",
        Role = Roles.PositionsRead,
        Query = [Date, Instrument, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PageSettlementPriceItem, SettlementPriceItem.Columns, SettlementPriceItem.Example)],
    };

    [Function(nameof(GetSettlementPrices))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settlement-prices")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (_, query) =>
        {
            var (date, instrument) = (query.Get(Date)!.Value, query.Get(Instrument));
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
