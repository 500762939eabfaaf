using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Positions;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Pages.Serving;
using Stp.Functions.Positions;
using Stp.Functions.Reference;
using Stp.Pages.Charts;
using Stp.Pages.Positions;
using PositionFilter = Stp.Functions.Positions.PositionFilter;

namespace Stp.Functions.Pages.Positions;

/// <summary><c>GET pages/positions?account=&amp;product=&amp;instrument=&amp;asOf=&amp;knownAt=</c>: positions, and their net by delivery month.</summary>
internal sealed class GetPositionsPage(PageGuard guard, PositionViews views, ReferenceCache reference)
{
    public static readonly QueryParameter<DateTimeOffset?> KnownAt = PageContract.Picked("knownAt", "Only what was booked up to this instant.");

    private static readonly QueryParameter<string?> Account = QueryParameter.Text("account", "Only this account.", "GAS-UK-01");
    private static readonly QueryParameter<string?> Product = QueryParameter.Text("product", "Only this product, MIC:PRODUCT.", "XNYM:CL");
    private static readonly QueryParameter<string?> InstrumentName = QueryParameter.Text("instrument", "Only this instrument.", "IFEU:BRN:2027-01");

    public static RouteContract Contract { get; } = PageContract.Of(
        "Positions, and their net by delivery month.",
        GetPositions.Contract,
        query: [Account, Product, InstrumentName, GetPosition.AsOf, KnownAt, .. Paging.Parameters]);

    [Function(nameof(GetPositionsPage))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = PagePlace.Folder + "/positions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async page =>
        {
            var query = page.Query;
            var paging = new Paging(request, query);
            var asked = new PositionsFilter(
                query.Get(Account), query.Get(Product), query.Get(InstrumentName), query.Get(GetPosition.AsOf), query.Get(KnownAt));
            var (positions, hasMore, problem) = await ListAsync(page, asked, paging, cancellationToken);
            var snapshot = await reference.GetAsync(cancellationToken);
            var model = new PositionsModel
            {
                Filter = asked,
                Rows = [.. positions.Select(PositionRows.Of)],
                Next = hasMore ? Paging.Place(positions[^1].Account, positions[^1].Instrument) : null,
                Net = DeliveryNet.Of(positions.Select(position => (position.Contract, position.NetQuantity, position.Unit))),
                IsNetOfPage = hasMore || paging.After is not null,
                Accounts = PageChoices.Accounts(page.Caller, snapshot),
                Products = PageChoices.Products(snapshot),
                Problem = problem,
            };
            return problem is null
                ? await page.ShowAsync<PositionsPage, PositionsModel>(model)
                : await page.ShowAgainAsync<PositionsPage, PositionsModel>(model);
        });

    private async Task<(List<PositionView> Positions, bool HasMore, string? Problem)> ListAsync(
        PageRequest page, PositionsFilter asked, Paging paging, CancellationToken cancellationToken)
    {
        try
        {
            var filter = new PositionFilter(GetPositions.AccountsOf(page.Caller, asked.Account), asked.Instrument, GetPositions.ProductOf(asked.Product));
            var (positions, hasMore) = await views.ListAsync(filter, GetPositions.AfterOf(paging), paging.Size, asked.AsOf, asked.KnownAt, cancellationToken);
            return (positions, hasMore, null);
        }
        catch (RequestException refused) when (PageForm.Refusal(refused) is { } problem)
        {
            return ([], false, problem);
        }
    }
}
