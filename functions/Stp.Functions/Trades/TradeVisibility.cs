using Stp.Domain.Ledger;
using Stp.Functions.Security;

namespace Stp.Functions.Trades;

/// <summary>What of a trade a caller may see who is restricted to some accounts.</summary>
internal static class TradeVisibility
{
    /// <summary>A trade between accounts shows each side's terms to the other, so its reader must be allowed to see all of them.</summary>
    public static bool MaySee(Caller caller, TradeDocument trade) =>
        caller.Accounts is null || (trade.Accounts.Count > 0 && trade.Accounts.All(caller.MaySee));

    /// <summary>
    /// The reports that a caller may read. An amendment may have moved the trade from an account that is not the caller's; its raw message, and
    /// that of a report without lines, which belongs to whatever account the trade then had, is not for them.
    /// </summary>
    public static IEnumerable<TradeEvent> Events(Caller caller, Trade trade)
    {
        var isAll = caller.Accounts is null || Accounts(trade).All(caller.MaySee);
        return isAll ? trade.Events : trade.Events.Where(e => e.Lines.Count > 0 && e.Lines.All(line => caller.MaySee(line.Account)));
    }

    private static IEnumerable<string> Accounts(Trade trade) =>
        trade.Events.SelectMany(e => e.Lines.Select(line => line.Account)).Concat(trade.Revisions.SelectMany(r => r.Lines.Select(line => line.Account)));
}
