using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Stp.Domain.Holding;
using Stp.Domain.Ledger;
using Stp.Functions.Exceptions;
using Stp.Functions.Trades;

namespace Stp.Functions.Booking;

/// <summary>
/// Every minute: an amendment whose original has not come within the window is shown to a person, and is no longer once the
/// original has come after all.
/// </summary>
internal sealed partial class RaiseParkedTrades(
    TradeReader trades, CosmosExceptionStore exceptions, TimeProvider time, ILogger<RaiseParkedTrades> logger)
{
    /// <summary>How long an amendment may wait. Feeds that merge market segments tell them seconds apart.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Trades and exceptions looked at in one run; what is beyond has its turn when these are dealt with.</summary>
    private const int MaxInRun = 1_000;

    [Function(nameof(RaiseParkedTrades))]
    public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var parked = await trades.ListParkedAsync(receivedBefore: time.GetUtcNow() - Window, MaxInRun, cancellationToken);
        await exceptions.HoldAsync([.. parked.Select(ExceptionOf)], cancellationToken);

        var resolved = 0;
        foreach (var open in await exceptions.ListOpenAsync(ReasonCodes.AmendmentParked, MaxInRun, cancellationToken))
        {
            var trade = await trades.FindAsync(open.TradeKey!, cancellationToken);
            if (trade is not null && trade.Status != TradeStatus.Parked)
            {
                await exceptions.ResolveAsync(open.Id, cancellationToken);
                resolved++;
            }
        }

        LogRaised(logger, parked.Count, resolved, timer.IsPastDue);
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
