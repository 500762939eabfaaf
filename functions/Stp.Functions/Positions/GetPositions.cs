using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Domain.Ledger;
using Stp.Domain.Reference;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Positions;

/// <summary><c>GET positions?account=&amp;instrument=&amp;product=&amp;asOf=&amp;knownAt=</c>: positions by account and instrument.</summary>
internal sealed class GetPositions(RouteGuard guard, PositionViews views)
{
    private static readonly QueryParameter<string?> Account = QueryParameter.Text("account", "Only this account.", "GAS-UK-01");
    private static readonly QueryParameter<string?> InstrumentName = QueryParameter.Text("instrument", "Only this instrument.", "IFEU:BRN:2027-01");
    private static readonly QueryParameter<string?> Product = QueryParameter.Text("product", "Only this product, MIC:PRODUCT.", "XNYM:CL");

    public static RouteContract Contract { get; } = new()
    {
        Summary = "Positions by account and instrument.",
        Role = Roles.PositionsRead,
        Query = [Account, InstrumentName, Product, GetPosition.AsOf, GetPosition.KnownAt, .. Paging.Parameters],
        Answers = [.. Answer.List(HttpJson.Default.PagePositionView, PositionColumns.All, PositionColumns.Example)],
        Problems = [ProblemKinds.KnownAtTooFar],
    };

    [Function(nameof(GetPositions))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "positions")] HttpRequest request, CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, query) =>
        {
            var paging = new Paging(request, query);
            var filter = new PositionFilter(AccountsOf(caller, query.Get(Account)), query.Get(InstrumentName), ProductOf(query.Get(Product)));
            var (positions, hasMore) = await views.ListAsync(
                filter, AfterOf(paging), paging.Size, query.Get(GetPosition.AsOf), query.Get(GetPosition.KnownAt), cancellationToken);
            var next = hasMore ? paging.NextLink(positions[^1].Account, positions[^1].Instrument) : null;
            return ListAnswer.Of(request, positions, next, HttpJson.Default.PagePositionView, PositionColumns.All);
        });

    /// <summary>A product code alone would find nothing, which looks like a position of nothing.</summary>
    internal static string? ProductOf(string? product) =>
        product is null ? null
        : Instrument.TryParseProduct(product, out _) ? product
        : throw RequestException.BadParameter(Product.Name, "MIC:PRODUCT, such as XNYM:CL");

    /// <summary>The place of a page, behind the last position of the one before.</summary>
    internal static PositionKey? AfterOf(Paging paging) =>
        paging.AfterPart(0, parts: 2) is { } account ? new PositionKey(account, paging.AfterPart(1, parts: 2)!) : null;

    /// <summary>The accounts to look in. One that the caller may not see gives an empty list, as one that does not exist.</summary>
    internal static IReadOnlyCollection<string>? AccountsOf(Caller caller, string? asked) =>
        asked is null ? caller.Accounts : caller.MaySee(asked) ? [asked] : [];
}
