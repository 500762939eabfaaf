using Stp.Functions.Positions;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary>Finds the whole lineage of a trade, as far as a caller may see it.</summary>
internal sealed class TradeLineages(TradeReader reader)
{
    /// <summary>The lineage; null where there is no such trade, or not for this caller.</summary>
    public async Task<TradeLineage?> FindAsync(Caller caller, string tradeKey, CancellationToken cancellationToken)
    {
        var found = await reader.FindAsync(tradeKey, cancellationToken);
        if (found is null || !TradeVisibility.MaySee(caller, found))
        {
            return null;
        }

        var postings = await reader.PostingsAsync(found.Trade, cancellationToken);
        return new TradeLineage(TradeItem.Of(found.Trade))
        {
            Events = [.. TradeVisibility.Events(caller, found.Trade).Select(EventItem.Of)],
            Revisions = [.. found.Trade.Revisions.Select(revision => RevisionItem.Of(revision, caller))],
            Postings = [.. postings.Where(posting => caller.MaySee(posting.Account)).Select(PostingItem.Of)],
        };
    }
}
