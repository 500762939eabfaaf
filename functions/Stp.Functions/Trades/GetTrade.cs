using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Positions;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary><c>GET trades/{tradeKey}</c>: the whole lineage of one trade.</summary>
internal sealed class GetTrade(RouteGuard guard, TradeReader reader)
{
    [Function(nameof(GetTrade))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "trades/{tradeKey}")] HttpRequest request,
        string tradeKey,
        CancellationToken cancellationToken) =>
        guard.RunAsync(request, Roles.PositionsRead, async caller =>
        {
            _ = new QueryParameters(request);
            var found = await reader.FindAsync(tradeKey, cancellationToken);
            if (found is null || !GetTrades.MaySee(caller, found))
            {
                return Problem.NotFound($"There is no trade {tradeKey}.");
            }

            var postings = await reader.PostingsAsync(found.Trade, cancellationToken);
            var lineage = new TradeLineage(TradeItem.Of(found.Trade))
            {
                Events = [.. found.Trade.Events.Select(EventItem.Of)],
                Revisions = [.. found.Trade.Revisions.Select(RevisionItem.Of)],
                Postings = [.. postings.Select(PostingItem.Of)],
            };
            return ItemAnswer.Of(lineage, HttpJson.Default.TradeLineage);
        });
}
