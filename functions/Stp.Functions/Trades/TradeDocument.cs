using Stp.Domain.Ledger;

namespace Stp.Functions.Trades;

/// <summary>A trade in container <c>trades</c>: the trade itself, and beside it what queries look for.</summary>
internal sealed record TradeDocument
{
    /// <summary>The trade key.</summary>
    public required string Id { get; init; }

    /// <summary>The trade key: the partition.</summary>
    public required string TradeKey { get; init; }

    public required TradeStatus Status { get; init; }

    /// <summary>Accounts of all lines in force, or of the last terms.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    public required IReadOnlyList<string> Instruments { get; init; }

    public DateOnly? ClearingDate { get; init; }

    /// <summary>When the first event was received.</summary>
    public required DateTimeOffset FirstReceivedAt { get; init; }

    /// <summary>When the last event was received or, where that was later, its effect was booked: what happened last stands first in a blotter.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The accounts that any revision has touched, each with the instant of the last one; see <see cref="AccountChange"/>. Null in documents of before.</summary>
    public IReadOnlyList<string>? ChangedIn { get; init; }

    public required Trade Trade { get; init; }

    public static TradeDocument Of(Trade trade)
    {
        var state = trade.State;
        // The terms of a cancelled trade have no line in force, and two trades with one key have lines beyond the terms of the first.
        var terms = state.Terms?.Lines ?? [];
        return new TradeDocument
        {
            Id = trade.TradeKey,
            TradeKey = trade.TradeKey,
            Status = state.Status,
            Accounts = [.. terms.Select(l => l.Account).Concat(state.Lines.Select(l => l.Account)).Distinct()],
            Instruments = [.. terms.Select(l => l.Instrument).Concat(state.Lines.Select(l => l.Instrument)).Distinct()],
            ClearingDate = state.Terms?.ClearingDate,
            FirstReceivedAt = trade.Events.IsEmpty ? DateTimeOffset.UnixEpoch : trade.Events.Min(e => e.ReceivedAt),
            ChangedAt = trade.Events.Select(e => e.ReceivedAt).Concat(trade.Revisions.Select(r => r.At)).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max(),
            ChangedIn = AccountChange.Of(trade),
            Trade = trade,
        };
    }
}
