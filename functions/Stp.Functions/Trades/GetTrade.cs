using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Stp.Functions.Http;
using Stp.Functions.Http.Contracts;
using Stp.Functions.Positions;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary><c>GET trades/{tradeKey}</c>: the whole lineage of one trade.</summary>
internal sealed class GetTrade(RouteGuard guard, TradeReader reader)
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
        guard.RunAsync(request, Contract, async (caller, _) =>
        {
            var found = await reader.FindAsync(tradeKey, cancellationToken);
            if (found is null || !TradeVisibility.MaySee(caller, found))
            {
                return Problem.NotFound($"There is no trade {tradeKey}.");
            }

            var postings = await reader.PostingsAsync(found.Trade, cancellationToken);
            var lineage = new TradeLineage(TradeItem.Of(found.Trade))
            {
                Events = [.. TradeVisibility.Events(caller, found.Trade).Select(EventItem.Of)],
                Revisions = [.. found.Trade.Revisions.Select(revision => RevisionItem.Of(revision, caller))],
                Postings = [.. postings.Where(posting => caller.MaySee(posting.Account)).Select(PostingItem.Of)],
            };
            return ItemAnswer.Of(lineage, HttpJson.Default.TradeLineage);
        });
}
