using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary><c>GET trades/{tradeKey}</c>: the whole lineage of one trade.</summary>
internal sealed class GetTrade(RouteGuard guard, TradeLineages lineages)
{
    public static RouteContract Contract { get; } = new()
    {
        Summary = "One trade: every report with its raw message, every revision, every posting.",
        Role = Roles.PositionsRead,
        Path = [new PathParameter("tradeKey", "The key of the trade, or of a report that amends it.", TradeItem.Example.TradeKey, Format: null)],
        Answers = [Answer.Item(HttpJson.Default.TradeLineage, TradeLineage.Example)],
        Problems = [ProblemKinds.NotFound],
    };

    [Function(nameof(GetTrade))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trades/{tradeKey}")] HttpRequest request,
        string tradeKey,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Contract, async (caller, _) => await lineages.FindAsync(caller, tradeKey, cancellationToken) is { } lineage
            ? ItemAnswer.Of(lineage, HttpJson.Default.TradeLineage)
            : Problem.NotFound($"There is no trade {tradeKey}."));
}
