using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Stp.Domain.Holding;
using Stp.Domain.Holding.Review;
using Stp.Domain.Ledger;
using Stp.Functions.Exceptions;
using Stp.Functions.Exceptions.Storage;
using Stp.Functions.Trades;

namespace Stp.Functions.Booking;

/// <summary>
/// Every minute: an amendment whose original has not come within the window is shown to a person, and is no longer once the
/// original has come after all.
/// </summary>
internal sealed partial class RaiseParkedTrades(
    TradeReader trades, CosmosExceptionStore exceptions, ExceptionLists lists, TimeProvider time, ILogger<RaiseParkedTrades> logger)
{
    /// <summary>How long an amendment may wait. Feeds that merge market segments tell them seconds apart.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private const int PageSize = 1_000;

    private static readonly ExceptionFilter Waiting = new(HeldStatus.Open, Reason: ReasonCodes.AmendmentParked);

    /// <summary>Trades and exceptions looked at in one run. With more than that a feed is broken, and these tell it.</summary>
    private const int MaxInRun = 20 * PageSize;

    [Function(nameof(RaiseParkedTrades))]
    public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var parked = await RaiseAsync(receivedBefore: time.GetUtcNow() - Window, cancellationToken);
        var resolved = await ResolveAsync(parked, cancellationToken);
        LogRaised(logger, parked.Count, resolved, timer.IsPastDue);
    }

    /// <summary>Makes an exception of each amendment that waits for too long; gives the keys of all that do.</summary>
    private async Task<HashSet<string>> RaiseAsync(DateTimeOffset receivedBefore, CancellationToken cancellationToken)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var page = await trades.ListParkedAsync(receivedBefore, after, PageSize, cancellationToken);
            await exceptions.HoldAsync([.. page.Select(ExceptionOf)], cancellationToken);
            keys.UnionWith(page.Select(p => p.TradeKey));
            after = page.Count == PageSize ? page[^1].TradeKey : null;
        }
        while (after is not null && keys.Count < MaxInRun);

        return keys;
    }

    /// <summary>Resolves the exceptions of amendments that have found their trade, and gives their number.</summary>
    private async Task<int> ResolveAsync(HashSet<string> parked, CancellationToken cancellationToken)
    {
        var (looked, resolved) = (0, 0);
        (DateTimeOffset, string)? after = null;
        do
        {
            var (page, hasMore) = await lists.ListAsync(Waiting, after, PageSize, cancellationToken);
            foreach (var open in page.Where(e => !parked.Contains(e.TradeKey!)))
            {
                // What is not among the parked ones may only be beyond their limit, so each is looked at.
                if (await trades.FindAsync(open.TradeKey!, cancellationToken) is { Status: not TradeStatus.Parked })
                {
                    await exceptions.ResolveAsync(open.Id, "The trade that it amends has come.", cancellationToken);
                    resolved++;
                }
            }

            looked += page.Count;
            after = hasMore ? (page[^1].ReceivedAt, page[^1].Id) : null;
        }
        while (after is not null && looked < MaxInRun);

        return resolved;
    }

    private static HeldException ExceptionOf(TradeDocument parked)
    {
        var first = parked.Trade.Events.MinBy(e => e.ReceivedAt)!;
        var why = new Hold(
            ReasonCodes.AmendmentParked,
            $"{first.Action} of {parked.TradeKey} waits since {first.ReceivedAt:O} for the trade that it amends.");
        return new HeldException(
            HeldExceptions.IdOf($"{why.Reason} {parked.TradeKey}"), why, first.Venue, first.Session, first.SeqNum, first.Raw, first.ReceivedAt, parked.TradeKey);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Parked} amendments wait for their trade, {Resolved} found it; late run: {IsPastDue}")]
    private static partial void LogRaised(ILogger logger, int parked, int resolved, bool isPastDue);
}
